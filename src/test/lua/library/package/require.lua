-- require: preload, path, searchers, loaded, results, errors, package.searchpath and config.
print(type(package.loaded), type(package.preload), type(package.path), type(package.cpath), type(package.searchers), #package.searchers, type(package.config), type(package.loadlib)) print(package.loaded._G == _G, package.loaded.string == string, require("string") == string, require "math" == math) print(package.config:sub(1, 1) == "/" or package.config:sub(1, 1) == "\\", select(2, package.config:gsub("\n", "")))
--> table	table	string	string	table	4	string	function
--> true	true	true	true
--> true	5
-- preload
package.preload["pre.one"] = function(...) print("loading", ...) return { value = 1 } end
local one, extra = require "pre.one" print(one.value, extra, require "pre.one" == one, select("#", require "pre.one"), package.loaded["pre.one"] == one)
--> loading	pre.one	:preload:
--> 1	:preload:	true	1	true
package.preload["pre.nothing"] = function() end print(require "pre.nothing") print(package.loaded["pre.nothing"], (require "pre.nothing")) package.preload["pre.false"] = function() return false end print((require "pre.false")) print(package.loaded["pre.false"]) package.preload["pre.sets"] = function(name) package.loaded[name] = "set by itself" end print((require "pre.sets")) package.preload["pre.both"] = function(name) package.loaded[name] = "set" return "returned" end print((require "pre.both"))
--> true	:preload:
--> true	true
--> false
--> false
--> set by itself
--> returned
package.loaded["pre.one"] = nil print((require "pre.one").value) package.loaded["made up"] = "anything" print(require "made up")
--> loading	pre.one	:preload:
--> 1
--> anything
package.preload["pre.fails"] = function() error("module failed", 0) end print(pcall(require, "pre.fails")) print(package.loaded["pre.fails"])
--> false	module failed
--> nil
-- files: a directory of our own
local base = os.tmpname() os.remove(base) base = base:gsub("[/\\]", "/") local prefix = base .. "_mod_"
local function write(name, text) local f = assert(io.open(prefix .. name .. ".lua", "w")) f:write(text) f:close() end
local savedPath, savedCpath = package.path, package.cpath package.path, package.cpath = prefix .. "?.lua;" .. prefix .. "?_init.lua", ""
write("simple", "local name, file = ... return { name = name, file = file }") local simple, where = require "simple" print(simple.name, simple.file == prefix .. "simple.lua", where == simple.file, select("#", require "simple"), (select(2, require "simple"))) --> simple	true	true	1	nil
write("pkg_init", "return 'init file of ' .. ...") print((require "pkg")) write("global", "moduleGlobal = 'defined' return true") print((require "global"), moduleGlobal) moduleGlobal = nil write("noresult", "local x = 1") print((require "noresult")) write("counter", "local n = 0 return { inc = function() n = n + 1 return n end }") print(require("counter").inc(), require("counter").inc()) package.loaded.counter = nil print(require("counter").inc())
--> init file of pkg
--> true	defined
--> true
--> 1	2
--> 1
write("syntax", "x = = 1") local ok, m = pcall(require, "syntax") print(ok, (m:gsub(base, "BASE", 1):gsub("'[^']*BASE", "'BASE"):gsub("\n.*BASE[^:]*", " FILE")):match("^error loading module 'syntax' from file") ~= nil, m:match("unexpected symbol near '='")) write("runtime", "error('while running')") ok, m = pcall(require, "runtime") print(ok, m:match("while running$")) write("a", "return { b = function() return require 'b' end, name = 'a' }") write("b", "return { a = require 'a', name = 'b' }") print(require("a").b().a.name, require("b") == require("a").b())
--> false	true	unexpected symbol near '='
--> false	while running
--> a	true
write("dofiled", "return ...") print(select("#", require "dofiled"), (require "dofiled")) --> 2	dofiled
-- not found: every place is named
ok, m = pcall(require, "no.such.module") print(ok, m:match("^module 'no.such.module' not found:") ~= nil, m:find("no field package.preload['no.such.module']", 1, true) ~= nil, m:find("no file '" .. prefix .. "no/such/module.lua'", 1, true) ~= nil, m:find("no file '" .. prefix .. "no/such/module_init.lua'", 1, true) ~= nil) --> false	true	true	true	true
-- searchpath
print(package.searchpath("simple", package.path) == prefix .. "simple.lua", package.searchpath("pkg", package.path) == prefix .. "pkg_init.lua") print(package.searchpath("x.y", "./?.absent;/none/?/z")) print(package.searchpath("x.y", "?.absent", ".", "-")) print(package.searchpath("x-y", "?.absent", "-", "+")) print(package.searchpath("x.y", "?.absent", "")) print(package.searchpath("name", "")) print(package.searchpath("q", "a?b?c"))
--> true	true
--> nil	no file './x/y.absent'
--> 	no file '/none/x/y/z'
--> nil	no file 'x-y.absent'
--> nil	no file 'x+y.absent'
--> nil	no file 'x.y.absent'
--> nil	no file ''
--> nil	no file 'aqbqc'
-- searchers
table.insert(package.searchers, 2, function(name) if name:match("^virtual%.") then return function(n, x) return { name = n, extra = x } end, "extra value" end return "\n\tno virtual '" .. name .. "'" end)
local v, vx = require "virtual.mod" print(v.name, v.extra, vx) print(select(2, pcall(require, "other.mod")):find("no virtual 'other.mod'", 1, true) ~= nil) table.insert(package.searchers, 1, function() return nil end) print((require "virtual.second").name) table.remove(package.searchers, 1) table.insert(package.searchers, 1, function(n) if n == "bad searcher" then error("searcher error", 0) end end) print(pcall(require, "bad searcher")) table.remove(package.searchers, 1) table.remove(package.searchers, 2)
--> virtual.mod	extra value	extra value
--> true
--> virtual.second
--> false	searcher error
local searchers = package.searchers package.searchers = nil print(pcall(require, "anything at all")) package.searchers = {} print(pcall(require, "anything at all")) package.searchers = searchers local p = package.path package.path = nil print(pcall(require, "anything")) package.path = p package.preload["pre.one"] = nil
--> false	'package.searchers' must be a table
--> false	module 'anything at all' not found:
--> false	'package.path' must be a string
-- loaded is the registry's table: replacing package.loaded changes nothing
local loaded = package.loaded package.loaded = {} print((require "simple") == simple) package.loaded = loaded --> true
local function err(f, ...) return (select(2, pcall(f, ...)):gsub("^.-bad", "bad")) end
print(err(require)) print(err(require, {})) print(err(package.searchpath)) print(err(package.searchpath, "x")) print(package.loadlib("/no/such/library.so", "f") == nil)
--> bad argument #1 to 'require' (string expected, got no value)
--> bad argument #1 to 'require' (string expected, got table)
--> bad argument #2 to 'package.searchpath' (string expected, got no value)
--> bad argument #2 to 'package.searchpath' (string expected, got no value)
--> true
package.path, package.cpath = savedPath, savedCpath
for _, n in ipairs { "simple", "pkg_init", "global", "noresult", "counter", "syntax", "runtime", "a", "b", "dofiled" } do os.remove(prefix .. n .. ".lua") end
