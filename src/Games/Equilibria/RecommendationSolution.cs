using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>The best advice that everybody follows, what holds its value down, and the linear program behind it.</summary>
/// <remarks>Optimal advice is not unique: compare values, or check advice. Immutable and thread-safe.</remarks>
public sealed record RecommendationSolution
{
    private readonly Recommendation? advice;

    private RecommendationSolution(RecommendationProblem problem, EquilibriumConcept concept, RecommendationProgram source, SolvedProgram solved)
    {
        Problem = problem;
        Concept = concept;
        Programs = [solved];

        // Every game has a mixed equilibrium, which is such advice but for public signals, and a finite objective: anything else is the method's mistake.
        Status = solved.StatusGiven(canBeInfeasible: !concept.AlwaysExists, canBeUnbounded: false);
        advice = solved.Solution.IsOptimal ? Recommendation.OfJoint(problem.Game, solved.Solution.Primal.Span) : null;
        Binding = source.Binding(solved);
    }

    /// <summary>Gets the problem solved.</summary>
    public RecommendationProblem Problem { get; }

    /// <summary>Gets what the players know when they decide.</summary>
    public EquilibriumConcept Concept { get; }

    /// <summary>Gets how the solve ended: optimal, infeasible when there is no public advice that everybody follows, or what stopped the method.</summary>
    /// <remarks>Correlated and coarse correlated equilibria exist in every game; a method that denies it has numerical trouble.</remarks>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best advice is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets the best value of the objective.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public double Value => IsOptimal ? Programs[0].Solution.Value : throw new InvalidOperationException(Explain());

    /// <summary>Gets the best advice, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public Recommendation Advice => advice ?? throw new InvalidOperationException(Explain());

    /// <summary>Gets the disobediences that hold the value down, with their shadow prices; empty unless optimal.</summary>
    public Sequence<BindingIncentive> Binding { get; }

    /// <summary>Gets the linear program behind the answer.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    /// <summary>Checks the linear program, and the advice, without the code that produced them.</summary>
    /// <param name="options">How thorough the audit of the program is; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        return advice is null
            ? IncentiveAudit.Of(Programs, [], [], options, cancellation)
            : IncentiveAudit.Of(Programs, [advice.Check(Problem, Concept, Tolerances.Gain)], [Value], options, cancellation);
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain()
    {
        if (!IsOptimal)
        {
            return Status == LinearProgramStatus.Infeasible
                ? $"No advice is followed by everybody under the concept {Concept.Name}: the prior cannot be split into beliefs that each have an equilibrium in pure actions."
                : $"The best {Concept.Name} advice is not known: {Programs[0].Trouble(Status, "every game has such advice")}";
        }

        string value = string.Create(CultureInfo.InvariantCulture, $"The best {Concept.Name} advice is worth {Value:G6}.");
        return Binding.Count == 0 ? $"{value} No disobedience holds it down." : $"{value} Binding: {BindingIncentive.InWords(Binding)}.";
    }

    /// <summary>Writes what <see cref="Explain"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();

    internal static RecommendationSolution Of(RecommendationProblem problem, EquilibriumConcept concept, CancellationToken cancellation)
    {
        RecommendationProgram source = new(problem, concept);
        return new(problem, concept, source, SolvedProgram.Solve($"value of the best {concept.Name} advice", source, concept.Program, cancellation));
    }
}
