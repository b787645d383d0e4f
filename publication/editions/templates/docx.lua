-- Fields of a checklist that can be filled in in Word: content controls (ECMA-376, part 1, 17.5.2).

local BOX = [[<w:sdt xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w:alias w:val="%s"/>
<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>
</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>]]
local TEXT = [[<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:sdtContent></w:sdt>]]
local LINE = ("_"):rep(40)

local function escaped(text)
  return text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub('"', "&quot;")
end

function Span(span)
  local name = escaped(span.attributes.title or "")
  if span.classes:includes("box") then return pandoc.RawInline("openxml", BOX:format(name)) end
  if span.classes:includes("fill") then return pandoc.RawInline("openxml", TEXT:format(name, LINE)) end
end

-- Room to write on paper below the notes of a question.
function Div(div)
  if div.classes:includes("room") then
    div.content:insert(pandoc.RawBlock("openxml", '<w:p><w:pPr><w:spacing w:before="0" w:after="720"/></w:pPr></w:p>'))
    return div.content
  end
end
