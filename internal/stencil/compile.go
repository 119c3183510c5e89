package stencil

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// compile compiles an escaped template and those that it calls. It returns nil where they use something unknown.
func (s *Set) compile(name string) (p *program) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(doubt); !ok {
				panic(r)
			}
			p = nil
		}
	}()
	return s.template(name, map[string]*program{})
}

// template compiles a template unless it is among those done. Templates that the library derived for another context,
// such as an attribute, are not among the trees.
func (s *Set) template(name string, done map[string]*program) *program {
	if p := done[name]; p != nil {
		return p
	}
	tree := s.trees[name]
	if tree == nil || tree.Root == nil {
		retreat()
	}
	p := &program{}
	done[name] = p
	u := &unit{set: s, done: done}
	u.declare("$")
	p.steps = u.list(tree.Root)
	p.slots = u.slots
	return p
}

// unit is a template while it is compiled.
type unit struct {
	set   *Set
	done  map[string]*program
	names []string // variables in scope; the position is the slot
	slots int
}

func (u *unit) declare(name string) int {
	u.names = append(u.names, name)
	u.slots = max(u.slots, len(u.names))
	return len(u.names) - 1
}

func (u *unit) slot(name string) int {
	for i := range slices.Backward(u.names) {
		if u.names[i] == name {
			return i
		}
	}
	retreat()
	return 0
}

// list compiles the nodes of a list, texts that touch as one.
func (u *unit) list(l *parse.ListNode) []step {
	if l == nil {
		return nil
	}
	var steps []step
	var text []byte
	flush := func() {
		if len(text) > 0 {
			steps, text = append(steps, write(bytes.Clone(text))), nil
		}
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			text = append(text, n.Text...)
		case *parse.CommentNode:
		default:
			flush()
			steps = append(steps, u.node(n))
		}
	}
	flush()
	return steps
}

func write(text []byte) step {
	return func(f *frame) signal {
		f.out.Write(text)
		return onward
	}
}

func (u *unit) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.ActionNode:
		return u.action(n)
	case *parse.IfNode:
		return u.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return u.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return u.loop(n)
	case *parse.TemplateNode:
		return u.call(n)
	case *parse.BreakNode:
		return func(*frame) signal { return endLoop }
	case *parse.ContinueNode:
		return func(*frame) signal { return nextTurn }
	}
	retreat()
	return nil
}

// action compiles a value that is printed, or given to a variable.
func (u *unit) action(n *parse.ActionNode) step {
	if len(n.Pipe.Decl) > 0 {
		value, slot := u.declared(n.Pipe)
		return func(f *frame) signal {
			f.vars[f.base+slot] = value.eval(f)
			return onward
		}
	}
	cmds, chain := cut(n.Pipe.Cmds)
	if chain == "" && !predefined(cmds[len(cmds)-1]) {
		retreat()
	}
	value, out := u.commands(cmds), escaperOf(chain)
	switch {
	case value.text != nil:
		return func(f *frame) signal {
			out.plain(f.out, value.text(f))
			return onward
		}
	case value.html != nil:
		return func(f *frame) signal {
			out.html(f.out, string(value.html(f)))
			return onward
		}
	}
	return func(f *frame) signal {
		out.value(f.out, value.eval(f))
		return onward
	}
}

// cut takes the escapers of the library from the end of a pipeline.
func cut(cmds []*parse.CommandNode) (rest []*parse.CommandNode, chain string) {
	i := len(cmds)
	for ; i > 1; i-- {
		id, ok := cmds[i-1].Args[0].(*parse.IdentifierNode)
		if !ok || len(cmds[i-1].Args) > 1 || !strings.HasPrefix(id.Ident, "_html_template_") {
			break
		}
	}
	for _, cmd := range cmds[i:] {
		chain += "|" + strings.TrimPrefix(cmd.Args[0].String(), "_html_template_")
	}
	return cmds[:i], chain
}

// predefined tells whether a command escapes by itself, so that the library added nothing.
func predefined(cmd *parse.CommandNode) bool {
	id, ok := cmd.Args[0].(*parse.IdentifierNode)
	return ok && (id.Ident == "html" || id.Ident == "urlquery")
}

// declared compiles a pipeline that may give its value to one variable; slot is -1 where it does not.
func (u *unit) declared(pipe *parse.PipeNode) (value term, slot int) {
	value = u.commands(pipe.Cmds)
	switch {
	case len(pipe.Decl) == 0:
		return value, -1
	case len(pipe.Decl) > 1:
		retreat()
	case pipe.IsAssign:
		return value, u.slot(pipe.Decl[0].Ident[0])
	}
	return value, u.declare(pipe.Decl[0].Ident[0])
}

// branch compiles if and with. Variables of the first list are not in scope in the second.
func (u *unit) branch(n *parse.BranchNode, with bool) step {
	outside := len(u.names)
	value, slot := u.declared(n.Pipe)
	inside := len(u.names)
	first := u.list(n.List)
	u.names = u.names[:inside]
	second := u.list(n.ElseList)
	u.names = u.names[:outside]
	return func(f *frame) signal {
		v := value.eval(f)
		if slot >= 0 {
			f.vars[f.base+slot] = v
		}
		truth, ok := isTrue(opened(v))
		if !ok {
			retreat()
		}
		if !truth {
			return run(f, second)
		}
		if !with {
			return run(f, first)
		}
		outer := f.dot
		f.dot = v
		next := run(f, first)
		f.dot = outer
		return next
	}
}

// loop compiles range over lists and numbers. Other kinds are left to the library.
func (u *unit) loop(n *parse.RangeNode) step {
	if n.Pipe.IsAssign {
		retreat()
	}
	outside := len(u.names)
	value := u.commands(n.Pipe.Cmds)
	index, elem := -1, -1
	switch len(n.Pipe.Decl) {
	case 1:
		elem = u.declare(n.Pipe.Decl[0].Ident[0])
	case 2:
		index, elem = u.declare(n.Pipe.Decl[0].Ident[0]), u.declare(n.Pipe.Decl[1].Ident[0])
	}
	inside := len(u.names)
	body := u.list(n.List)
	u.names = u.names[:inside]
	none := u.list(n.ElseList)
	u.names = u.names[:outside]
	turn := func(f *frame, i, v reflect.Value) bool {
		if elem >= 0 {
			f.vars[f.base+elem] = v
		}
		if index >= 0 {
			f.vars[f.base+index] = i
		}
		f.dot = v
		return run(f, body) != endLoop
	}
	return func(f *frame) signal {
		list := value.eval(f)
		for _, slot := range []int{index, elem} {
			if slot >= 0 {
				f.vars[f.base+slot] = list
			}
		}
		list, _ = indirect(list)
		outer := f.dot
		turns := turnAll(f, list, index >= 0, turn)
		f.dot = outer
		if turns == 0 {
			return run(f, none)
		}
		return onward
	}
}

// turnAll takes the elements of a list with their numbers, or the numbers below a number, until one says stop. It
// returns how many it took.
func turnAll(f *frame, list reflect.Value, numbered bool, turn func(f *frame, i, v reflect.Value) bool) (turns int) {
	switch list.Kind() {
	case reflect.Invalid:
	case reflect.Slice, reflect.Array:
		for i := range list.Len() {
			turns++
			var number reflect.Value
			if numbered {
				number = reflect.ValueOf(i)
			}
			if !turn(f, number, list.Index(i)) {
				break
			}
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if numbered {
			retreat()
		}
		for v := range list.Seq() {
			turns++
			if !turn(f, reflect.Value{}, v) {
				break
			}
		}
	default:
		retreat()
	}
	return turns
}

// call compiles the call of another template.
func (u *unit) call(n *parse.TemplateNode) step {
	var dot term
	if n.Pipe != nil {
		dot = u.nested(n.Pipe)
	}
	p := u.set.template(n.Name, u.done)
	return func(f *frame) signal {
		var v reflect.Value
		if dot.eval != nil {
			v = dot.eval(f)
		}
		p.call(f, v)
		return onward
	}
}
