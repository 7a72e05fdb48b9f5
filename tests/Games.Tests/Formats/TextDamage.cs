using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Games.Tests.Formats;

/// <summary>Valid texts with one to four random edits: letters that mean something are put in, pieces are cut out, doubled or replaced.</summary>
internal static class TextDamage
{
    public static Arbitrary<string> Of(params string[] sources) => Arb.From(
        from source in Gen.Elements(sources)
        from edits in Gen.Choose(1, 4)
        from kinds in Gen.Choose(0, 3).ArrayOf(edits)
        from places in Gen.Choose(0, 10_000).ArrayOf(edits)
        from letters in Gen.Elements("{}\"\\,0123456789-+/.eE \n\rNxcpt\0\uFEFF\uD800".ToCharArray()).ArrayOf(edits)
        select Enumerable.Range(0, edits).Aggregate(source, (text, edit) => Edit(text, kinds[edit], places[edit], letters[edit])));

    /// <summary>How many of so many damaged texts are games still; every other one must be refused with its line and column.</summary>
    /// <param name="mutations">How many texts.</param>
    /// <param name="holdsRoundTrip">Reads a text, and tells whether what is written of it reads the same.</param>
    /// <param name="sources">Valid texts.</param>
    public static int GamesAmong(int mutations, Func<string, bool> holdsRoundTrip, params string[] sources)
    {
        int games = 0;
        Prop.ForAll(Of(sources), text =>
        {
            try
            {
                Assert.True(holdsRoundTrip(text));
                games++;
            }
            catch (DataException error)
            {
                Assert.Matches("^line [1-9][0-9]*, column [1-9][0-9]*$", error.Place);
            }
        }).Check(Laws.Config.WithMaxTest(mutations));
        return games;
    }

    private static string Edit(string text, int kind, int place, char letter)
    {
        int at = text.Length == 0 ? 0 : place % text.Length;
        int end = Math.Min(text.Length, at + 1 + (place % 7));
        return kind switch
        {
            0 => text[..at] + letter + text[at..],
            1 => text[..at] + text[end..],
            2 => text[..at] + text[at..end] + text[at..],
            _ => place % 5 == 0 ? text[..at] : text[..at] + letter + text[Math.Min(text.Length, at + 1)..],
        };
    }
}
