-- require: preload, path, searchers, loaded, results, errors, package.searchpath and config.
print(type(package.loaded), type(package.preload), type(package.path), type(package.cpath), type(package.searchers),
  #package.searchers, type(package.config), type(package.loadlib)) --> table	table	string	string	table	4	string	function
print(package.loaded._G == _G, package.loaded.string == string, require("string") == string, require "math" == math) --> true	true	true	true
print(package.config:sub(1, 1) == "/" or package.config:sub(1, 1) == "\\", select(2, package.config:gsub("\n", ""))) --> true	5
-- preload
package.preload["pre.one"] = function(...) print("loading", ...) return { value = 1 } end
local one, extra = require "pre.one" --> loading	pre.one	:preload:
print(one.value, extra, require "pre.one" == one, select("#", require "pre.one"), package.loaded["pre.one"] == one) --> 1	:preload:	true	1	true
package.preload["pre.nothing"] = function() end
print(require "pre.nothing") --> true	:preload:
print(package.loaded["pre.nothing"], (require "pre.nothing")) --> true	true
package.preload["pre.false"] = function() return false end
print((require "pre.false")) --> false
print(package.loaded["pre.false"]) --> false
package.preload["pre.sets"] = function(name) package.loaded[name] = "set by itself" end
print((require "pre.sets")) --> set by itself
package.preload["pre.both"] = function(name) package.loaded[name] = "set" return "returned" end
print((require "pre.both")) --> returned
package.loaded["pre.one"] = nil
print((require "pre.one").value)
--> loading	pre.one	:preload:
--> 1
package.loaded["made up"] = "anything"
print(require "made up") --> anything
package.preload["pre.fails"] = function() error("module failed", 0) end
print(pcall(require, "pre.fails")) --> false	module failed
print(package.loaded["pre.fails"]) --> nil
-- files: a directory of our own
local base = os.tmpname() os.remove(base) base = base:gsub("[/\\]", "/") local prefix = base .. "_mod_"
local function write(name, text) local f = assert(io.open(prefix .. name .. ".lua", "w")) f:write(text) f:close() end
local savedPath, savedCpath = package.path, package.cpath
package.path, package.cpath = prefix .. "?.lua;" .. prefix .. "?_init.lua", ""
write("simple", "local name, file = ... return { name = name, file = file }")
local simple, where = require "simple"
print(simple.name, simple.file == prefix .. "simple.lua", where == simple.file, select("#", require "simple"),
  (select(2, require "simple"))) --> simple	true	true	1	nil
write("pkg_init", "return 'init file of ' .. ...")
print((require "pkg")) --> init file of pkg
write("global", "moduleGlobal = 'defined' return true")
print((require "global"), moduleGlobal) --> true	defined
moduleGlobal = nil
write("noresult", "local x = 1")
print((require "noresult")) --> true
write("counter", "local n = 0 return { inc = function() n = n + 1 return n end }")
print(require("counter").inc(), require("counter").inc()) --> 1	2
package.loaded.counter = nil
print(require("counter").inc()) --> 1
write("syntax", "x = = 1")
local ok, m = pcall(require, "syntax")
print(ok, (m:gsub(base, "BASE", 1):gsub("'[^']*BASE", "'BASE"):gsub("\n.*BASE[^:]*",
  " FILE")):match("^error loading module 'syntax' from file") ~= nil, m:match("unexpected symbol near '='")) --> false	true	unexpected symbol near '='
write("runtime", "error('while running')")
ok, m = pcall(require, "runtime")
print(ok, m:match("while running$")) --> false	while running
write("a", "return { b = function() return require 'b' end, name = 'a' }")
write("b", "return { a = require 'a', name = 'b' }")
print(require("a").b().a.name, require("b") == require("a").b()) --> a	true
write("dofiled", "return ...") print(select("#", require "dofiled"), (require "dofiled")) --> 2	dofiled
-- not found: every place is named
ok, m = pcall(require, "no.such.module")
print(ok, m:match("^module 'no.such.module' not found:") ~= nil, m:find("no field package.preload['no.such.module']", 1,
  true) ~= nil, m:find("no file '" .. prefix .. "no/such/module.lua'", 1, true) ~= nil, m:find("no file '" .. prefix ..
  "no/such/module_init.lua'", 1, true) ~= nil) --> false	true	true	true	true
-- searchpath
print(package.searchpath("simple", package.path) == prefix .. "simple.lua", package.searchpath("pkg", package.path) ==
  prefix .. "pkg_init.lua") --> true	true
print(package.searchpath("x.y", "./?.absent;/none/?/z"))
--> nil	no file './x/y.absent'
--> 	no file '/none/x/y/z'
print(package.searchpath("x.y", "?.absent", ".", "-")) --> nil	no file 'x-y.absent'
print(package.searchpath("x-y", "?.absent", "-", "+")) --> nil	no file 'x+y.absent'
print(package.searchpath("x.y", "?.absent", "")) --> nil	no file 'x.y.absent'
print(package.searchpath("name", "")) --> nil	no file ''
print(package.searchpath("q", "a?b?c")) --> nil	no file 'aqbqc'
-- searchers
table.insert(package.searchers, 2, function(name)
  if name:match("^virtual%.") then return function(n, x) return { name = n, extra = x } end, "extra value" end
  return "\n\tno virtual '" .. name .. "'"
end)
local v, vx = require "virtual.mod"
print(v.name, v.extra, vx) --> virtual.mod	extra value	extra value
print(select(2, pcall(require, "other.mod")):find("no virtual 'other.mod'", 1, true) ~= nil) --> true
table.insert(package.searchers, 1, function() return nil end)
print((require "virtual.second").name) --> virtual.second
table.remove(package.searchers, 1)
table.insert(package.searchers, 1, function(n) if n == "bad searcher" then error("searcher error", 0) end end)
print(pcall(require, "bad searcher")) --> false	searcher error
table.remove(package.searchers, 1)
table.remove(package.searchers, 2)
local searchers = package.searchers
package.searchers = nil
print(pcall(require, "anything at all")) --> false	'package.searchers' must be a table
package.searchers = {}
print(pcall(require, "anything at all")) --> false	module 'anything at all' not found:
package.searchers = searchers
local p = package.path
package.path = nil
print(pcall(require, "anything")) --> false	'package.path' must be a string
package.path = p
package.preload["pre.one"] = nil
-- loaded is the registry's table: replacing package.loaded changes nothing
local loaded = package.loaded package.loaded = {} print((require "simple") == simple) package.loaded = loaded --> true
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(require)) --> bad argument #1 to 'require' (string expected, got no value)
print(err(require, {})) --> bad argument #1 to 'require' (string expected, got table)
print(err(package.searchpath)) --> bad argument #2 to 'package.searchpath' (string expected, got no value)
print(err(package.searchpath, "x")) --> bad argument #2 to 'package.searchpath' (string expected, got no value)
print(package.loadlib("/no/such/library.so", "f") == nil) --> true
package.path, package.cpath = savedPath, savedCpath
for _, n in ipairs { "simple", "pkg_init", "global", "noresult", "counter", "syntax", "runtime", "a", "b",
  "dofiled" } do os.remove(prefix .. n .. ".lua") end
