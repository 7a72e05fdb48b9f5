using Mechanisms.Claims;

namespace Mechanisms.Verification.Catalogue;

/// <summary>Reads lines of the truth table with their types, for example to search each at random.</summary>
/// <typeparam name="TResult">What a line is read into.</typeparam>
public interface ITruthTableReader<out TResult>
{
    /// <summary>Reads a line.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What refutes the claim.</typeparam>
    /// <param name="line">The line.</param>
    /// <returns>What the reader makes of it.</returns>
    TResult Read<TReport, TOutcome, TWitness>(TruthTableLine<TReport, TOutcome, TWitness> line)
        where TWitness : Witness<TReport, TOutcome>;
}
