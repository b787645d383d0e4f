-- What pandoc's Typst writer leaves out: classes become calls of the functions of book.typ or checklist.typ, ids become places.
-- A Div or Span whose class has no function there is its content.

local BLOCKS = {}
for name in ([[address admonition admonition-title authentic bearings card__title cards counts facts fold glance glance__title lead
  matrix-body note sources timeline voice--analysis voice--norm voice--release voice__label field row sheet question answers room]]):gmatch("%S+") do
  BLOCKS[name] = name:gsub("__", "-"):gsub("%-%-", "-")
end
local SPANS = { kind = "kind", sign = "sign", state = "state", box = "box-to-tick", fill = "fill" }

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", "\\n") .. '"'
end

-- Blocks as they are in Typst, without space around them.
local function written(blocks)
  local text = pandoc.write(pandoc.Pandoc(blocks), "typst", { wrap_text = "none" })
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

local function inline(inlines)
  return written({ pandoc.Plain(inlines) })
end

-- Words between two pieces of Typst. To write them apart takes long, and only what begins or ends like a line of its own needs it.
local function wrapped(before, inlines, after)
  local text = pandoc.utils.stringify(inlines)
  if text:match("^[%s=+/-]") or text:match("^%d+%.") or text:match("%s$") then
    return pandoc.RawInline("typst", before .. inline(inlines) .. after)
  end
  inlines:insert(1, pandoc.RawInline("typst", before))
  inlines:insert(pandoc.RawInline("typst", after))
  return inlines
end

local function place(id)
  return id == "" and "" or ("#metadata(none)#label(%s)"):format(quoted(id))
end

local function raw(text)
  return pandoc.RawBlock("typst", text)
end

local function called(names, classes)
  for _, class in ipairs(classes) do
    if names[class] then return names[class] end
  end
end

-- A text in another language than the book, which is then hyphenated and read aloud as such.
local function in_language(element, text)
  local language = (element.attributes.lang or ""):match("^%a+")
  return language and ("#text(lang: %s)[%s];"):format(quoted(language), text) or text
end

function Header(header)
  local chapter = header.classes:includes("chapter")
  local text = in_language(header, inline(header.content))
  return raw(("#%s(%d, %s)[%s]"):format(chapter and "chapter-title" or "section-title", header.level, quoted(header.identifier), text))
end

function Div(div)
  local name = called(BLOCKS, div.classes)
  if name then return raw(in_language(div, ("#%s[%s\n%s\n]"):format(name, place(div.identifier), written(div.content)))) end
  if div.attributes.lang then return raw(in_language(div, place(div.identifier) .. "\n" .. written(div.content))) end
  if div.identifier ~= "" then div.content:insert(1, raw(place(div.identifier))) end
  return div.content
end

function Span(span)
  local name = called(SPANS, span.classes)
  local language = (span.attributes.lang or ""):match("^%a+")
  local before = place(span.identifier) .. (span.identifier ~= "" and ";" or "")
  local after = ""
  if language then before, after = before .. ("#text(lang: %s)["):format(quoted(language)), "];" end
  if name then before, after = before .. ("#%s["):format(name), "];" .. after end
  return wrapped(before, span.content, after)
end

function Link(link)
  local inner = link.target:match("^#(.+)")
  local where = inner and ("label(%s)"):format(quoted(inner)) or quoted(link.target)
  return wrapped(("#%s(%s)["):format(inner and "inner" or "outer", where), link.content, "];")
end

function Image(image)
  local _, content = pandoc.mediabag.fetch(image.src)
  return pandoc.RawInline("typst", ("#picture(%s, %s);"):format(quoted(content), quoted(pandoc.utils.stringify(image.caption))))
end

-- A line that is bold as a whole is the title of what follows.
function Para(para)
  if #para.content == 1 and para.content[1].t == "Strong" then return raw(("#title-line[%s]"):format(inline(para.content))) end
end

function DefinitionList(list)
  local items = {}
  for _, item in ipairs(list.content) do
    for _, definition in ipairs(item[2]) do
      items[#items + 1] = ("terms.item[%s][%s]"):format(inline(item[1]), written(definition))
    end
  end
  return raw(("#terms(%s)"):format(table.concat(items, ", ")))
end

function Table(found)
  if found.classes:includes("matrix") then return raw(("#matrix-table[%s]"):format(written({ found }))) end
end

function HorizontalRule()
  return {}
end
