namespace NanoStim.DeviceSubset.Tests;

/// <summary>What is written every day, and works on the device: the check must not cry wolf, whatever the host's compiler makes of it.</summary>
internal static class Idioms
{
    public static IReadOnlyList<string> All { get; } =
    [
        "string M(char c) { return \"a\" + c; }",
        "string M(string s, char c) { return s + c + \"b\" + c + 1; }",
        "string M(int i, long l) { return \"a\" + i + \"b\" + l + \"c\" + i.ToString(\"D3\"); }",
        "string[] M(string s) { return s.Split(','); }",
        "string[] M(string s) { return s.Split(',', ';'); }",
        "int M(string s) { return s.IndexOf('x') + s.IndexOf(\"xy\") + s.IndexOf('x', 2) + s.LastIndexOf('x'); }",
        "bool M(string s) { return s.StartsWith(\"a\") && s.EndsWith(\"b\") && s.Contains(\"c\"); }",
        "string M(string s) { return s.Trim().Substring(1, 2).ToUpper().ToLower().TrimStart('x').TrimEnd('y').Trim('z').PadLeft(3, '0'); }",
        "string M(char[] c) { return new string(c) + new string(c, 0, 2) + new string('x', 3); }",
        "int M(string s) { int n = 0; foreach (char c in s) { n += c; } for (int i = 0; i < s.Length; i++) { n += s[i]; } return n; }",
        "int M(string s) { switch (s) { case \"a\": return 1; case \"bc\": return 2; case \"d\": return 3; case \"e\": return 4; case \"f\": return 5; case \"gh\": return 6; case \"i\": return 7; case \"jj\": return 8; default: return 0; } }",
        "readonly object _lock = new object(); int _n; void M() { lock (_lock) { _n++; } }",
        "event EventHandler Changed; void M() { Changed += C_Changed; Changed -= C_Changed; if (Changed != null) { Changed(this, EventArgs.Empty); } } void C_Changed(object s, EventArgs e) { }",
        "delegate void Done(int x); event Done Finished; void M() { Finished?.Invoke(3); }",
        "Action _go; void M() { int n = 0; _go = () => n++; _go(); }",
        "static readonly byte[] s_table = { 1, 2, 3, 4, 5, 6, 7, 8, 9 }; static readonly int[] s_ints = { 1, 2, 3, 4 }; int M() { return s_table[1] + s_ints[2]; }",
        "int M(object o) { return o is int i && i > 2 ? i : o is string s ? s.Length : o is null ? 0 : -1; }",
        "int Sum(params int[] a) { int n = 0; foreach (int i in a) { n += i; } return n; } int M() { return Sum() + Sum(1) + Sum(1, 2); }",
        "struct S { public readonly int X; public S(int x) { X = x; } public static S operator +(S a, S b) { return new S(a.X + b.X); } public override string ToString() { return X.ToString(); } }",
        "readonly struct S { public readonly int X; public S(int x) { X = x; } public bool Same(in S other) { return other.X == X; } }",
        "byte[] M(int i) { byte[] b = BitConverter.GetBytes(i); Array.Copy(b, 0, b, 1, 2); Array.Clear(b, 0, 1); return (byte[])b.Clone(); }",
        "void M() { using (D d = new D()) { d.Go(); } } sealed class D : IDisposable { public void Go() { } public void Dispose() { } }",
        "int M(string s) { return int.TryParse(s, out int n) ? n : int.Parse(\"3\"); }",
        "void M() { try { throw new ArgumentOutOfRangeException(\"x\"); } catch (ArgumentException e) when (e.Message != null) { } finally { } }",
        "class E : Exception { public readonly int Code; public E(int code) : base(\"e\") { Code = code; } }",
        "System.Collections.ArrayList _list = new System.Collections.ArrayList(); int M() { _list.Add(\"x\"); int n = 0; foreach (object o in _list) { n++; } return n + _list.Count; }",
        "System.Threading.Thread M() { System.Threading.Thread t = new System.Threading.Thread(Go); t.Start(); return t; } void Go() { System.Threading.Thread.Sleep(10); }",
        "System.Threading.Timer _t; void M() { _t = new System.Threading.Timer(Tick, null, 0, 10); } void Tick(object state) { }",
        "string M(object o) { return o.GetType().Name + typeof(C).FullName + nameof(M); }",
        "long M() { return (DateTime.UtcNow - new DateTime(2026, 1, 1)).Ticks + TimeSpan.FromMilliseconds(5).Ticks; }",
        "void M(int i) { System.Diagnostics.Debug.WriteLine(\"i \" + i); Console.WriteLine(\"x\"); }",
        "string M(string a, string b) { return a ?? b ?? \"none\"; } bool N(string a, string b) { return a == b || a != \"x\" || string.IsNullOrEmpty(b) || a.CompareTo(b) > 0 || a.Equals(b); }",
    ];
}
