using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>The best honest and obedient mediation, what holds its value down, and the linear program behind it.</summary>
/// <remarks>Optimal mediation is not unique: compare values, or check mediation. Immutable and thread-safe.</remarks>
public sealed record CommunicationSolution
{
    private readonly Mediation? mediation;

    internal CommunicationSolution(CommunicationProblem problem, CommunicationProgram source, SolvedProgram solved)
    {
        Problem = problem;
        Programs = [solved];

        // A Nash equilibrium without a mediator is a mediation, and the objective is finite: anything else is the method's mistake.
        Status = solved.StatusGiven(canBeInfeasible: false, canBeUnbounded: false);
        Binding = source.Binding(solved);
        mediation = solved.Solution.IsOptimal ? Read(problem, solved.Solution.Primal.Span) : null;
    }

    /// <summary>Gets the problem solved.</summary>
    public CommunicationProblem Problem { get; }

    /// <summary>Gets how the solve ended: optimal, or what stopped the method. A Nash equilibrium without a mediator is a mediation, so there is one.</summary>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best mediation is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets the best value of the objective.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public double Value => IsOptimal ? Programs[0].Solution.Value : throw new InvalidOperationException(Explain());

    /// <summary>Gets the best mediation, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public Mediation Mediation => mediation ?? throw new InvalidOperationException(Explain());

    /// <summary>Gets the deviations that hold the value down, with their shadow prices; empty unless optimal.</summary>
    public Sequence<BindingIncentive> Binding { get; }

    /// <summary>Gets the linear program behind the answer.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    /// <summary>Checks the linear program, and the mediation, without the code that produced them.</summary>
    /// <param name="options">How thorough the audit of the program is; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        return mediation is null
            ? IncentiveAudit.Of(Programs, [], [], options, cancellation)
            : IncentiveAudit.Of(Programs, [mediation.Check(Problem, Tolerances.Gain)], [Value], options, cancellation);
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain()
    {
        if (!IsOptimal)
        {
            return $"The best mediation is not known: {Programs[0].Trouble(Status, "every game has one")}";
        }

        string value = string.Create(CultureInfo.InvariantCulture, $"The best mediation is worth {Value:G6}.");
        return Binding.Count == 0 ? $"{value} No deviation holds it down." : $"{value} Binding: {BindingIncentive.InWords(Binding)}.";
    }

    /// <summary>Writes what <see cref="Explain"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();

    private static Mediation Read(CommunicationProblem problem, ReadOnlySpan<double> primal) =>
        new(Distributions.NormalizeRows(primal, problem.Game.Types.Count, problem.Game.Actions.Count));
}
