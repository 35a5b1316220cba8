-- A converter from a small markdown dialect to HTML.
local function escape(s) return (s:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;")) end
local function inline(s)
  local kept = {}
  local function keep(html) kept[#kept + 1] = html return "\1" .. #kept .. "\2" end
  s = s:gsub("\\([%*_`%[%]\\#])", function(c) return keep(c) end)
  s = s:gsub("`([^`]+)`", function(code) return keep("<code>" .. escape(code) .. "</code>") end)
  s = escape(s)
  s = s:gsub("!%[(.-)%]%((.-)%)", function(alt, src) return keep(('<img src="%s" alt="%s">'):format(src, alt)) end)
  s = s:gsub("%[(.-)%]%((.-)%)", function(text, href)
    return keep(('<a href="%s">'):format(href)) .. text .. keep("</a>")
  end)
  s = s:gsub("%*%*(%S.-%S?)%*%*", "<strong>%1</strong>"):gsub("%*(%S[^%*]-)%*",
    "<em>%1</em>"):gsub("%f[%w_]_(%w[^_]*)_%f[^%w_]", "<em>%1</em>")
  s = s:gsub("&lt;(https?://[^%s&]+)&gt;", '<a href="%1">%1</a>')
  return (s:gsub("\1(%d+)\2", function(n) return kept[tonumber(n)] end))
end
local function convert(text)
  local out, lines = {}, {}
  for line in (text .. "\n"):gmatch("(.-)\n") do lines[#lines + 1] = line end
  local at = 1
  local function emit(s) out[#out + 1] = s end
  local function list(indent)
    local ordered = lines[at]:match("^%s*%d+%.%s") ~= nil
    emit(ordered and "<ol>" or "<ul>")
    while lines[at] do
      local spaces, item = lines[at]:match(ordered and "^(%s*)%d+%.%s+(.*)$" or "^(%s*)[%-%*]%s+(.*)$")
      if not spaces or #spaces < indent then break end
      if #spaces > indent then break end
      at = at + 1
      local nested = lines[at] and lines[at]:match("^(%s+)[%-%*%d]")
      if nested and #nested > indent then
        emit("<li>" .. inline(item))
        list(#nested)
        emit("</li>")
      else emit("<li>" .. inline(item) .. "</li>") end
    end
    emit(ordered and "</ol>" or "</ul>")
  end
  while at <= #lines do
    local line = lines[at]
    local level, heading = line:match("^(#+)%s+(.-)%s*#*$")
    if line:match("^%s*$") then at = at + 1
    elseif level then emit(("<h%d>%s</h%d>"):format(#level, inline(heading), #level)) at = at + 1
    elseif line:match("^```") then
      local language, code = line:match("^```(%w*)"), {}
      at = at + 1
      while lines[at] and not lines[at]:match("^```") do code[#code + 1] = escape(lines[at]) at = at + 1 end
      at = at + 1
      emit(("<pre><code%s>%s</code></pre>"):format(language ~= "" and ' class="' .. language .. '"' or "",
        table.concat(code, "\n")))
    elseif line:match("^%-%-%-+$") then emit("<hr>") at = at + 1
    elseif line:match("^>") then
      local quote = {}
      while lines[at] and lines[at]:match("^>") do quote[#quote + 1] = lines[at]:gsub("^> ?", "") at = at + 1 end
      emit("<blockquote>")
      emit(convert(table.concat(quote, "\n")))
      emit("</blockquote>")
    elseif line:match("^%s*[%-%*]%s+") or line:match("^%s*%d+%.%s") then list(#line:match("^%s*"))
    elseif line:match("^|") then
      emit("<table>")
      local header = true
      while lines[at] and lines[at]:match("^|") do
        if not lines[at]:match("^|[%-:| ]+$") then
          local cells = {}
          for cell in lines[at]:gmatch("|%s*([^|]-)%s*%f[|]") do
            cells[#cells + 1] = ("<%s>%s</%s>"):format(header and "th" or "td", inline(cell), header and "th" or "td")
          end
          emit("<tr>" .. table.concat(cells) .. "</tr>")
        else header = false end
        at = at + 1
      end
      emit("</table>")
    else
      local paragraph = {}
      repeat
        paragraph[#paragraph + 1] = lines[at]:gsub("  $", "<br>")
        at = at + 1
      until not lines[at] or lines[at]:match("^%s*$") or lines[at]:match("^[#>`|]")
      emit("<p>" .. inline(table.concat(paragraph, " ")):gsub("&lt;br&gt;", "<br>") .. "</p>")
    end
  end
  return table.concat(out, "\n")
end
local document = [[
# Title with *emphasis* #

A paragraph with **strong**, `code <b>`, and a [link](http://x.org/a_b).
Second line with \*escaped\* stars & ampersand.

## List
- one
- two with _style_
  - nested
  - again
- three

1. first
2. second

> quoted text
> # heading inside

```lua
local x = 1 < 2
-- **not strong**
```
---
| a | b |
|---|:-:|
| 1 | *2* |

![alt](pic.png) and <http://y.org> and snake_case_name
line with break  
next]]
print(convert(document))
--> <h1>Title with <em>emphasis</em></h1>
--> <p>A paragraph with <strong>strong</strong>, <code>code &lt;b&gt;</code>, and a <a href="http://x.org/a_b">link</a>. Second line with *escaped* stars &amp; ampersand.</p>
--> <h2>List</h2>
--> <ul>
--> <li>one</li>
--> <li>two with <em>style</em>
--> <ul>
--> <li>nested</li>
--> <li>again</li>
--> </ul>
--> </li>
--> <li>three</li>
--> </ul>
--> <ol>
--> <li>first</li>
--> <li>second</li>
--> </ol>
--> <blockquote>
--> <p>quoted text</p>
--> <h1>heading inside</h1>
--> </blockquote>
--> <pre><code class="lua">local x = 1 &lt; 2
--> -- **not strong**</code></pre>
--> <hr>
--> <table>
--> <tr><th>a</th><th>b</th></tr>
--> <tr><td>1</td><td><em>2</em></td></tr>
--> </table>
--> <p><img src="pic.png" alt="alt"> and <a href="http://y.org">http://y.org</a> and snake_case_name line with break<br> next</p>
print(inline("**a** *b* `**c**` \\_d\\_ 5 * 3 * 2")) --> <strong>a</strong> <em>b</em> <code>**c**</code> _d_ 5 * 3 * 2
print(convert(""), convert("plain"), convert("###### six"), convert("#nospace")) --> 	<p>plain</p>	<h6>six</h6>	<p>#nospace</p>
local long = {}
for i = 1, STRESS and 5 or 100 do long[i] = "# H" .. i .. "\n\ntext *" .. i .. "*\n\n- item\n" end
local html = convert(table.concat(long, "\n"))
print(select(2, html:gsub("<h1>", "")) == #long, select(2, html:gsub("<em>%d+</em>", "")) == #long, select(2,
  html:gsub("<li>item</li>", "")) == #long) --> true	true	true
