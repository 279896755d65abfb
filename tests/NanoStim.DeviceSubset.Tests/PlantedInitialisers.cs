namespace NanoStim.DeviceSubset.Tests;

/// <summary>Static initialisers.</summary>
internal static class PlantedInitialisers
{
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new(RuleBook.InitialiserOrder, "catalogue filled from another type", """
            class Limits
            {
                public static readonly Limits Ems = new Limits();
            }
            static class Catalogue
            {
                public static readonly Limits[] All = { Limits.Ems }; //!
            }
            """, """
            class Limits
            {
                public static readonly Limits Ems = new Limits();
                public const int Count = 1;
            }
            static class Catalogue
            {
                static readonly int[] s_numbers = { Limits.Count, 2 };
                static readonly int s_first = s_numbers[0];
                public static Limits Of(int i) => i < s_first ? Limits.Ems : null;
            }
            """),
        new(RuleBook.InitialiserOrder, "through a constructor and a virtual call", """
            static class Table { public static readonly int[] Rows = { 1, 2 }; }
            abstract class Base { public abstract int Size(); }
            class Planned : Base
            {
                public override int Size()
                {
                    return Table.Rows.Length; //!
                }
            }
            class Holder { public int Size; public Holder(Base of) { Size = of.Size(); } }
            static class User { public static readonly Holder One = new Holder(new Planned()); }
            """, """
            static class Table { public static readonly int[] Rows = { 1, 2 }; public static int Size() => Rows.Length; }
            static class User { public static int Size() => Table.Size(); static int s_own = 5; static int s_next = s_own + 1; }
            """),
        new(RuleBook.InitialiserOrder, "lambda kept in a static", """
            static class C
            {
                public static readonly System.Action Nothing = () => { }; //!
            }
            """, """
            static class C
            {
                public static readonly System.Action Nothing = new System.Action(Do);
                static void Do() { }
            }
            """),
        new(RuleBook.InitialiserThrow, "check while initialising", """
            static class C
            {
                public static readonly int Size = Checked(0);
                static int Checked(int size)
                {
                    if (size < 1)
                    {
                        throw new System.ArgumentException("size"); //!
                    }

                    return size;
                }
            }
            """, "static class C { public const int Size = 3; static int Checked(int size) { if (size < 1) { throw new System.ArgumentException(\"size\"); } return size; } }"),
    ];
}
