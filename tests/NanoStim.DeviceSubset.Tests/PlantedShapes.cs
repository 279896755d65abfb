namespace NanoStim.DeviceSubset.Tests;

/// <summary>Generics, arrays with several dimensions, interface methods with bodies, unmanaged memory.</summary>
internal static class PlantedShapes
{
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(RuleBook.GenericDefinition, "generic class", """
            class Box<T>
            {
                T _value;
                Box(T value) { _value = value; } //!
            }
            """, """
            class Box
            {
                object _value;
                Box(object value) { _value = value; }
            }
            """),
        new(RuleBook.GenericDefinition, "generic method", """
            class C
            {
                static T Same<T>(T value) => value; //!
            }
            """, "class C { static object Same(object value) => value; }"),
        new(RuleBook.GenericDefinition, "anonymous type", """
            class C
            {
                int M() { var pair = new { A = 1 }; return pair.A; }
            }
            """, null),
        new(RuleBook.GenericUse, "list", """
            using System.Collections.Generic;
            class C
            {
                int M()
                {
                    List<int> list = new List<int>(); //!
                    return list.Count; //!
                }
            }
            """, "class C { int M() { int[] list = new int[4]; return list.Length; } }"),
        new(RuleBook.GenericUse, "Func", """
            using System;
            class C
            {
                int M(Func<int> f)
                {
                    return f(); //!
                }
            }
            """, """
            delegate int Give();
            class C { int M(Give f) { return f(); } }
            """),
        new(RuleBook.GenericUse, "nullable field", """
            class C
            {
                int? _value;
                C() { _value = 3; } //!
            }
            """, "class C { int _value; bool _given; C() { _value = 3; _given = _value > 2; } }"),
        new(RuleBook.GenericUse, "tuple", """
            class C
            {
                static (int, int) Two() =>
                    (1, 2); //!
            }
            """, "class C { static int Two(out int second) { second = 2; return 1; } }"),
        new(RuleBook.GenericUse, "iterator", """
            using System.Collections.Generic;
            class C { IEnumerable<int> M() { yield return 1; } }
            """, null),
        new(RuleBook.GenericUse, "LINQ", """
            using System.Linq;
            class C
            {
                int M(int[] a)
                {
                    return a.Max() + a.Where(x => x > 1).Count(); //!
                }
            }
            """, "class C { int M(int[] a) { int max = a[0]; for (int i = 1; i < a.Length; i++) { if (a[i] > max) { max = a[i]; } } return max; } }"),
        new(RuleBook.GenericUse, "generic interface", "class C : System.IComparable<C> { public int CompareTo(C other) => 0; }", "class C : System.IDisposable { public void Dispose() { } }"),
        new(RuleBook.GenericUse, "record", "record R(int X);", "class R(int x) { public int X => x; }"),
        new(RuleBook.MultidimensionalArray, "array of two dimensions", """
            class C
            {
                int M()
                {
                    int[,] a = new int[2, 3]; //!
                    return a.Length;
                }
            }
            """, "class C { int M() { int[][] a = { new int[3], new int[3] }; return a[1][2]; } }"),
        new(RuleBook.MultidimensionalArray, "field of two dimensions", "class C { public string[,] Names; }", "class C { public string[] Names; }"),
        new(RuleBook.DefaultInterfaceMethod, "body in an interface", """
            interface I
            {
                int Five() => 5; //!
            }
            class C : I { }
            """, "interface I { int Five(); static int Six() => 6; } class C : I { public int Five() => I.Six(); }"),
        new(RuleBook.DefaultInterfaceMethod, "static abstract", "interface I { static abstract int Five(); }", null),
        new(RuleBook.UnmanagedMemory, "stackalloc", """
            class C
            {
                unsafe int M()
                {
                    int* p = stackalloc int[4]; //!
                    return p[1];
                }
            }
            """, "class C { readonly int[] _p = new int[4]; int M() { return _p[1]; } }"),
        new(RuleBook.UnmanagedMemory, "pointer parameter", "unsafe class C { int M(byte* p) => 1; }", "class C { int M(byte[] p, ref byte first) => p[0] + first; }"),
    ];
}
