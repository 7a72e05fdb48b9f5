using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.InformationAcquisition;

/// <summary>The best mechanism whose recommendations to different agents are drawn independently; payments may compare reports.</summary>
/// <remarks>
/// μ(b) = ∏ μᵢ(bᵢ) is no linear condition. With a payment cap the search is by branch and bound: in a box of marginal probabilities, μ(bᵢ, b₋ᵢ) between
/// least · μ(b₋ᵢ) and most · μ(b₋ᵢ) is linear and holds for all independent recommendations in the box, so that a linear program bounds their value, and
/// boxes are cut until no bound is above the best mechanism found by more than <see cref="Gap"/>. Mechanisms are found by holding the
/// recommendations to all agents but one fixed, in turn: then the best recommendation to that one and all payments are one linear program.
/// <see cref="HiredAgentsSolution.UpperBound"/> is what was proved.
/// <para>Without a cap no search is needed: incentives depend on μ through the marginals alone, so that the value is that of <see cref="Correlated"/>, attained or
/// approached beside a profile that is told with a probability near 1.</para>
/// <para>The number of programs can grow exponentially with agents and efforts: for a few of each. Boxes of equal bounds are taken in the order made; deterministic.</para>
/// </remarks>
[Reference("cacciamani2024", "uncorrelated mechanisms, for comparison; here payments may compare reports, and the search is our own")]
public sealed record Independent : IHiredAgentsFormulation
{
    /// <inheritdoc/>
    public string Name => Payments == PaymentBasis.AllReports ? "independent" : "independent-own-report";

    /// <summary>Gets what payments may depend on.</summary>
    /// <value><see cref="PaymentBasis.AllReports"/> by default.</value>
    public PaymentBasis Payments { get; init; }

    /// <summary>Gets how far the best mechanism found may be below the bound when the search ends, in money; the scale is its value.</summary>
    /// <value><see cref="Tolerances.Optimality"/> by default.</value>
    public Tolerance Gap { get; init; } = Tolerances.Optimality;

    /// <summary>Gets the number of pivots after which no further box is cut.</summary>
    /// <value>At least 1; 1,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public long MaxPivots
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 1_000_000;

    /// <summary>Gets the method that solves the linear programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public HiredAgentsSolution Solve(HiredAgentsProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.PaymentCap is null ? SolveUncapped(problem, cancellation) : new IndependentSearch(problem, this, cancellation).Solve();
    }

    private HiredAgentsSolution SolveUncapped(HiredAgentsProblem problem, CancellationToken cancellation)
    {
        HiredAgentsSolution correlated = problem.Solve(new Correlated { Payments = Payments, Program = Program }, cancellation);
        if (!correlated.IsOptimal)
        {
            return new(problem, this, correlated.Status, correlated.Programs, correlated.Programs.Count - 1, null, []);
        }

        List<SolvedProgram> programs = [.. correlated.Programs];
        AgentsProgram last = (AgentsProgram)correlated.Optimum.Source!;
        int likeliest = last.Support[MostLikely(correlated.Optimum.Solution.Primal.Span[..last.Support.Count])];
        AgentsProgram always = last with { Support = [likeliest] };
        programs.Add(SolvedProgram.Solve($"value of always recommending {problem.Efforts.Choices(likeliest)}", always, Program, cancellation));
        if (programs[^1].Solution is { IsOptimal: true } same && !Gap.Exceeds(correlated.Value - same.Value, correlated.Value))
        {
            return Answer(problem, programs, fullSupport: null, bound: Math.Max(correlated.Value, same.Value));
        }

        if (AgentsExtraction.AddSupport(programs, last, Program, cancellation) is not { } support)
        {
            return Answer(problem, programs, fullSupport: null);
        }

        // μ is held to one profile, payments on all others are still open: they are the limit of seldom ones.
        int fullSupport = programs.Count - 1;
        AgentsProgram beside = last with { Support = support, Box = RecommendationBox.Always(problem, likeliest) };
        programs.Add(SolvedProgram.Solve($"value beside recommending {problem.Efforts.Choices(likeliest)}", beside, Program, cancellation));
        return Answer(problem, programs, fullSupport);
    }

    private static int MostLikely(ReadOnlySpan<double> probabilities)
    {
        int best = 0;
        for (int position = 1; position < probabilities.Length; position++)
        {
            best = probabilities[position] > probabilities[best] ? position : best;
        }

        return best;
    }

    private HiredAgentsSolution Answer(HiredAgentsProblem problem, List<SolvedProgram> programs, int? fullSupport, double? bound = null) => new(
        problem, this, programs[^1].StatusGiven(canBeInfeasible: false, canBeUnbounded: false), [.. programs], programs.Count - 1, fullSupport, [], bound);
}
