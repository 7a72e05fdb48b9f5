using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>A way to look for a case that refutes a claim: immutable settings, safe to share between threads.</summary>
/// <remarks>
/// A search makes <see cref="Situation{TReport, TOutcome}"/>s and hands them to <see cref="Claim{TReport, TOutcome, TWitness}.Examine"/>. It
/// may say <see cref="Verdict{TWitness}.Proved"/> only where it examined every case of a domain that it names.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
public interface ISearch<TReport>
{
    /// <summary>Looks for a witness against a claim.</summary>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <typeparam name="TWitness">What refutes the claim.</typeparam>
    /// <param name="claim">The claim.</param>
    /// <param name="key">The root of all random draws; searches without chance ignore it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    Verdict<TWitness> Run<TOutcome, TWitness>(
        Claim<TReport, TOutcome, TWitness> claim, StreamKey key, CancellationToken cancellation = default)
        where TWitness : Witness<TReport, TOutcome>;
}
