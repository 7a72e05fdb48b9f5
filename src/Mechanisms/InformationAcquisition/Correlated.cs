using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.InformationAcquisition;

/// <summary>The best of all mechanisms: recommendations may be random and correlated, payments may compare reports.</summary>
/// <remarks>
/// One linear program in μ, the probability of recommending each effort profile, and x = μ · payment. Without a cap its optimum can be a limit of
/// mechanisms and none itself: x above 0 on a profile with μ = 0, an infinite payment that is never made. Then further programs find the effort profiles
/// that mechanisms can recommend at all, a mechanism that recommends every one of them, and the optimum among them, whose value is the same;
/// mixing the two is a mechanism that comes as near as wanted, see <see cref="HiredAgentsSolution.Approach"/>.
/// <para>|B| + n |B| |S| |Θ| + ∑ |Bᵢ| (|Bᵢ| − 1) |Sᵢ| variables and 1 + ∑ |Bᵢ| ((|Bᵢ| − 1) (|Sᵢ|² + 1) + |Sᵢ| (|Sᵢ| − 1)) rows, and one row for each
/// payment when payments are capped; sums run over agents. With own reports alone x has ∑ |B| |Sᵢ| |Θ| entries.</para>
/// </remarks>
[Reference("cacciamani2024", "the linear program of correlated mechanisms; the treatment of limits is our own")]
[Reference("myerson1982", "the revelation principle for recommendations and reports")]
public sealed record Correlated : IHiredAgentsFormulation
{
    /// <inheritdoc/>
    public string Name => Payments == PaymentBasis.AllReports ? "correlated" : "correlated-own-report";

    /// <summary>Gets what payments may depend on.</summary>
    /// <value><see cref="PaymentBasis.AllReports"/> by default. With own reports alone, random recommendations gain nothing where each agent's signal depends on its own effort only.</value>
    public PaymentBasis Payments { get; init; }

    /// <summary>Gets the method that solves the linear programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public HiredAgentsSolution Solve(HiredAgentsProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        AgentsProgram whole = new(problem, Sequence.Of(problem.Efforts.Count, efforts => efforts), Payments, AgentsGoal.Value);
        SolvedProgram first = SolvedProgram.Solve("value of the best mechanism", whole, Program, cancellation);
        if (!first.Solution.IsOptimal || problem.PaymentCap is not null || HiredAgentsSolution.IsMechanism(first))
        {
            return Answer(problem, [first], best: 0, fullSupport: null);
        }

        List<SolvedProgram> programs = [first];
        if (AgentsExtraction.AddSupport(programs, whole, Program, cancellation) is not { } support)
        {
            return Answer(problem, [.. programs], programs.Count - 1, fullSupport: null);
        }

        // Where every profile can be recommended, the first program was the one to solve.
        if (support.Count == whole.Support.Count)
        {
            return Answer(problem, [.. programs], best: 0, programs.Count - 1);
        }

        programs.Add(SolvedProgram.Solve("value among the effort profiles that can be recommended", whole with { Support = support }, Program, cancellation));
        return Answer(problem, [.. programs], programs.Count - 1, programs.Count - 2);
    }

    // Recommending the cheapest efforts and paying nothing is feasible and payments only cost: any other conclusion is the method's mistake.
    private HiredAgentsSolution Answer(HiredAgentsProblem problem, Sequence<SolvedProgram> programs, int best, int? fullSupport)
    {
        LinearProgramStatus ended = programs[best].Solution.Status;
        return new(
            problem,
            this,
            ended is LinearProgramStatus.Infeasible or LinearProgramStatus.Unbounded ? LinearProgramStatus.NumericalTrouble : ended,
            programs,
            best,
            fullSupport,
            []);
    }
}
