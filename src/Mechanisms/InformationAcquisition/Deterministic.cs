using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.InformationAcquisition;

/// <summary>The best mechanism that always recommends the same effort profile: one linear program for each profile.</summary>
/// <remarks>
/// Decides every effort profile: the least expected payments that make all agents follow it, or why none do. Correlated recommendations
/// (<see cref="Correlated"/>) can be worth strictly more where signals are correlated given the state. Of equally good profiles the lowest is best.
/// <para>|B| programs, each with about 1/|B| of the variables of the correlated one.</para>
/// </remarks>
[Reference("cacciamani2024", "uncorrelated mechanisms, for comparison")]
public sealed record Deterministic : IHiredAgentsFormulation
{
    /// <inheritdoc/>
    public string Name => Payments == PaymentBasis.AllReports ? "deterministic" : "deterministic-own-report";

    /// <summary>Gets what payments may depend on.</summary>
    /// <value><see cref="PaymentBasis.AllReports"/> by default.</value>
    public PaymentBasis Payments { get; init; }

    /// <summary>Gets the method that solves the linear programs.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public HiredAgentsSolution Solve(HiredAgentsProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Sequence<SolvedProgram> programs = Sequence.Of(problem.Efforts.Count, efforts => Always(problem, efforts, Payments, Program, cancellation));
        Sequence<EffortProfileSolution> profiles = Sequence.Of(programs.Count, efforts => EffortProfileSolution.Of(problem, efforts, programs[efforts].Solution));
        LinearProgramStatus? stopped = programs.Select(solved => (LinearProgramStatus?)solved.Solution.Status)
            .FirstOrDefault(status => status is not (LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible));
        return new(
            problem,
            this,
            stopped == LinearProgramStatus.Unbounded ? LinearProgramStatus.NumericalTrouble
                : stopped ?? (profiles.Any(profile => profile.Implementability == Implementability.Implementable) ? LinearProgramStatus.Optimal : LinearProgramStatus.NumericalTrouble),
            programs,
            Best(profiles),
            fullSupport: null,
            profiles);
    }

    /// <summary>Solves for one effort profile that is always recommended.</summary>
    internal static SolvedProgram Always(HiredAgentsProblem problem, int efforts, PaymentBasis payments, ILinearProgramMethod method, CancellationToken cancellation) => SolvedProgram.Solve(
        $"least payments for efforts {problem.Efforts.Choices(efforts)}", new AgentsProgram(problem, [efforts], payments, AgentsGoal.Value), method, cancellation);

    private static int Best(Sequence<EffortProfileSolution> profiles)
    {
        double highest = profiles.Max(profile => profile.Value ?? double.NegativeInfinity);
        return Math.Max(0, profiles.TakeWhile(profile => Tolerances.Gain.Exceeds(highest - (profile.Value ?? double.NegativeInfinity), highest)).Count() % profiles.Count);
    }
}
