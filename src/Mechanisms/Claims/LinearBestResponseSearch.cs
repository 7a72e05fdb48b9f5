using Mechanisms.Domains;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Claims;

/// <summary>Finds exact best responses by linear programs, for agents who report a list of numbers in which their utility is linear.</summary>
/// <remarks>
/// The caller states the agent's problem at a profile as a linear program whose first variables are the numbers of the report, for example shares
/// of a probability vector; further variables may stand for pieces of a concave utility. The program proposes its optimum, taken exactly from the
/// audited proof; the claim judges it on the mechanism itself, so a wrong program cannot refute anything falsely. The verdict is never a proof.
/// The witness is the first profile's, the last agent's type changing fastest. Thread-safe.
/// </remarks>
/// <param name="Types">The true types to look at.</param>
/// <param name="Program">The best-response problem of an agent (second argument) at a profile of true types (first).</param>
public sealed record LinearBestResponseSearch(
    FiniteDomain<Sequence<Rational>> Types, Func<Sequence<Sequence<Rational>>, int, LinearProgram> Program) : ISearch<Sequence<Rational>>
{
    /// <summary>Gets the true types to look at.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public FiniteDomain<Sequence<Rational>> Types { get; init => field = Given.Required(value); } = Given.Required(Types);

    /// <summary>Gets the best-response problem of an agent at a profile.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<Sequence<Sequence<Rational>>, int, LinearProgram> Program { get; init => field = Given.Required(value); } = Given.Required(Program);

    /// <summary>Gets the method that solves the programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    public ILinearProgramMethod Method { get; init; } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="claim"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A program has no optimum, or its optimum could not be shown exactly.</exception>
    public Verdict<TWitness> Run<TOutcome, TWitness>(
        Claim<Sequence<Rational>, TOutcome, TWitness> claim, StreamKey key, CancellationToken cancellation = default)
        where TWitness : Witness<Sequence<Rational>, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(claim);
        long cases = 0;
        foreach (Sequence<Sequence<Rational>> truth in Types.Profiles())
        {
            cancellation.ThrowIfCancellationRequested();
            bool comparesReports = claim.Scope != ClaimScope.Profile;
            Sequence<Sequence<Sequence<Rational>>> misreports = Sequence.Of(
                truth.Count, agent => comparesReports ? (Sequence<Sequence<Rational>>)[BestReport(truth, agent, cancellation)] : default);
            cases += comparesReports ? truth.Count : 1;
            if (claim.Examine(new(claim.Mechanism, truth, misreports)) is { } witness)
            {
                return new Verdict<TWitness>.Refuted(witness);
            }
        }

        return new Verdict<TWitness>.NotRefuted(cases);
    }

    private Sequence<Rational> BestReport(Sequence<Sequence<Rational>> truth, int agent, CancellationToken cancellation)
    {
        LinearProgram program = Program(truth, agent);
        LinearProgramSolution solution = Method.Solve(program, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (!solution.IsOptimal)
        {
            throw new InvalidOperationException(
                $"The best response of agent {agent} at {truth} has no optimum: {solution.Explain()} Bound the reports.");
        }

        LinearProgramAuditReport audit = LinearProgramAudit.Check(program, solution, null, cancellation);
        return audit.Proof is { Status: LinearProgramStatus.Optimal } proof
            ? [.. proof.Point.Take(truth[agent].Count)]
            : throw new InvalidOperationException(
                $"The best response of agent {agent} at {truth} could not be shown exactly: {audit.Reason} Take another method.");
    }
}
