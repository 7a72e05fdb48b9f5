using System.Globalization;
using System.Text;

namespace Mechanisms.Foundations.Formats;

/// <summary>The names under which variables or rows are written: their own where the format takes them, otherwise a legal one like it.</summary>
/// <remarks>
/// A character that the format does not take becomes an underscore, one that may not begin a name gets one before it, and a name that is
/// taken gets <c>_2</c>, <c>_3</c>, …: always the same for the same program. Names that are legal and first keep theirs.
/// </remarks>
internal sealed class WrittenNames
{
    private readonly string[] names;

    /// <summary>Initializes the names.</summary>
    /// <param name="originals">The names as the program has them.</param>
    /// <param name="taken">Names already given; the new ones are added.</param>
    /// <param name="repair">Makes a name legal; gives back a legal name as it is.</param>
    public WrittenNames(IReadOnlyList<string> originals, HashSet<string> taken, Func<string, string> repair)
    {
        names = new string[originals.Count];
        for (int pass = 0; pass < 2; pass++)
        {
            // Legal names first: a repaired one must not take the name of a later one that is legal.
            for (int index = 0; index < names.Length; index++)
            {
                string legal = repair(originals[index]);
                if (names[index] is null && (pass == 1 || legal == originals[index]))
                {
                    names[index] = pass == 0 && !taken.Add(legal) ? null! : pass == 0 ? legal : Unique(legal, taken);
                }
            }
        }

        Renamed = [.. Enumerable.Range(0, names.Length).Where(index => names[index] != originals[index])
            .Select(index => (originals[index], names[index]))];
    }

    /// <summary>Gets the names that differ from the program's, with what they became.</summary>
    public IReadOnlyList<(string Original, string Written)> Renamed { get; }

    public string this[int index] => names[index];

    /// <summary>Replaces characters of a name by underscores, and halves of surrogate pairs, which no file can hold.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isIllegal">Which characters to replace.</param>
    public static string Replace(string name, Predicate<Rune> isIllegal) => string.Concat(
        name.EnumerateRunes().Select(letter => letter == Rune.ReplacementChar || isIllegal(letter) ? "_" : letter.ToString()));

    /// <summary>A name not taken: the one wished, or else with <c>_2</c>, <c>_3</c>, … behind.</summary>
    /// <param name="name">The name wished.</param>
    /// <param name="taken">Names already given; the new one is added.</param>
    public static string Unique(string name, HashSet<string> taken)
    {
        string candidate = name;
        for (int number = 2; !taken.Add(candidate); number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }

        return candidate;
    }

    /// <summary>What the comments of a text have to say: which names and numbers are not the program's.</summary>
    public static IEnumerable<string> Comments(WrittenNames rows, WrittenNames variables, DecimalText decimals)
    {
        foreach ((string original, string written) in rows.Renamed)
        {
            yield return $"row {Show(original)} is written as {written}";
        }

        foreach ((string original, string written) in variables.Renamed)
        {
            yield return $"variable {Show(original)} is written as {written}";
        }

        if (decimals.RoundedCount > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"fractions without finite decimal, rounded to doubles: {decimals.RoundedCount}");
        }
    }

    // Quoted, on one line.
    private static string Show(string name) => $"'{Replace(name, Rune.IsControl)}'";
}
