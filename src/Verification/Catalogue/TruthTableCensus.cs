using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification.Catalogue;

/// <summary>Searches lines of the truth table: the whole domain of each, and random cases of those that hold.</summary>
/// <remarks>
/// Every line's random search has the same key, so that a new line changes nothing about the others. Lines are searched on several threads; the
/// answer does not depend on their number. Immutable and thread-safe.
/// </remarks>
public sealed record TruthTableCensus
{
    /// <summary>The root key of the committed truth table.</summary>
    public static readonly StreamKey DefaultKey = new(1);

    /// <summary>Gets the number of random cases of each line that holds.</summary>
    /// <value>At least 0; 100,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Cases
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 100_000;

    /// <summary>Gets the root of all random draws; <see cref="DefaultKey"/> by default.</summary>
    public StreamKey Key { get; init; } = DefaultKey;

    /// <summary>Gets the most lines that are searched at once.</summary>
    /// <value>At least 1; the number of processors by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = Environment.ProcessorCount;

    /// <summary>Searches lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was found, one row for each line, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public Sequence<TruthTableRow> Run(Sequence<TruthTableLine> lines, CancellationToken cancellation = default)
    {
        TruthTableRow[] rows = new TruthTableRow[lines.Count];
        ParallelOptions threads = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Threads };
        Parallel.For(0, rows.Length, threads, number => rows[number] = Row(lines[number], cancellation));
        return [.. rows];
    }

    private TruthTableRow Row(TruthTableLine line, CancellationToken cancellation)
    {
        TruthTableFinding? sampled = Cases == 0 ? null : line.Sample(Cases, Key, cancellation);
        return new(line.Search(cancellation), sampled, sampled is null ? 0 : Cases);
    }
}
