namespace NanoStim.DeviceSubset.Tests;

/// <summary>What leaves no trace in the compiled code.</summary>
internal static class PlantedSources
{
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(RuleBook.Interpolation, "number and constant", """
            class C
            {
                string M(int i) => $"i = {i}"; //!
                const string Name = "x";
                string N() => $"{Name}."; //!
            }
            """, "class C { string M(int i) => \"i = \" + i; }"),
        new(RuleBook.SourceOnly, "?. on a value", """
            class C
            {
                bool M(string s) => s?.Length > 3; //!
            }
            """, "class C { bool M(string s) => s != null && s.Length > 3; string N(C c) => c?.ToString() ?? \"none\"; }"),
        new(RuleBook.SourceOnly, "swap by tuple", """
            class C
            {
                void M(ref int a, ref int b)
                {
                    (a, b) = (b, a); //!
                }
            }
            """, "class C { void M(ref int a, ref int b) { int c = a; a = b; b = c; } }"),
        new(RuleBook.SourceOnly, "index from the end", """
            class C
            {
                int M(int[] a) => a[^1]; //!
            }
            """, "class C { int M(int[] a) => a[a.Length - 1]; }"),
        new(RuleBook.SourceOnly, "range of a string", """
            class C
            {
                string M(string s) => s[1..]; //!
            }
            """, "class C { string M(string s) => s.Substring(1); }"),
        new(RuleBook.SourceOnly, "constant of the host's library", """
            class C
            {
                int M(double x) => x > System.Math.PI ? 1 : 0; //!
                double N() => double.Tau; //!
            }
            """, "class C { const double Pi = 3.141592653589793; int M(double x) => x > Pi ? int.MaxValue : 0; }"),
        new(RuleBook.SourceOnly, "by name what the compiler may use", """
            using System;
            class C
            {
                int[] None() => Array.Empty<int>(); //!
                string Joined(string a) { return string.Concat(a.AsSpan(), "b"); } //!
                string[] Parts(string s) => s.Split(',', StringSplitOptions.None); //!
            }
            """, "class C { int[] None() => new int[0]; string Joined(string a) => a + 'b'; string[] Parts(string s) => s.Split(','); }"),
        new(RuleBook.ConditionalSource, "two ways", """
            class C
            {
            #if NETCOREAPP //!
                int M() => 1;
            #else
                int M() => 2;
            #endif
            }
            """, "#pragma warning disable CS0168\nclass C { int M() => 1; }"),
    ];
}
