using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Documents;

/// <summary>What a reader needs to get the same result again.</summary>
/// <remarks>Immutable and thread-safe. Nothing here is read from a clock or an environment: the caller states it.</remarks>
/// <param name="Commands">Commands in order, one a line.</param>
/// <param name="Version">Version of the program that made the result.</param>
public sealed record Provenance(Sequence<string> Commands, string Version)
{
    /// <summary>Gets the root key of all random streams.</summary>
    /// <value>Null, the default, where nothing was random.</value>
    public ulong? RootKey { get; init; }

    /// <summary>Gets the machine: processor, cores, system.</summary>
    /// <value>Empty, the default, when not stated.</value>
    public string Machine { get; init; } = "";

    /// <summary>Gets the device that did the arithmetic.</summary>
    /// <value>Empty, the default, when not stated.</value>
    public string Device { get; init; } = "";

    /// <summary>Gets the wall-clock time of the computation.</summary>
    /// <value>Null, the default, when not stated.</value>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets further facts: file names, settings that matter for repeating.</summary>
    /// <value>None by default.</value>
    public Sequence<Definition> Facts { get; init; }

    /// <summary>The section that reports end with.</summary>
    /// <returns>Commands and facts under the heading <c>How to reproduce</c>.</returns>
    public Section ToSection()
    {
        List<Definition> facts = [];
        if (RootKey is { } key)
        {
            facts.Add(new Definition("Root key", string.Create(CultureInfo.InvariantCulture, $"{key} (0x{key:X16}); all random numbers follow from it")));
        }

        facts.Add(new Definition("Version", Version));
        AddIfStated(facts, "Machine", Machine);
        AddIfStated(facts, "Device", Device);
        if (Duration is { } duration)
        {
            facts.Add(new Definition("Time taken", string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s")));
        }

        facts.AddRange(Facts);
        Block definitions = new Block.Definitions(facts.ToSequence());
        return new Section(
            "How to reproduce",
            Commands.Count == 0 ? [definitions] : [new Block.Code(string.Join('\n', Commands)), definitions]);
    }

    private static void AddIfStated(List<Definition> facts, string term, string meaning)
    {
        if (meaning.Length > 0)
        {
            facts.Add(new Definition(term, meaning));
        }
    }
}
