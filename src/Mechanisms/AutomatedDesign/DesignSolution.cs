using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.AutomatedDesign;

/// <summary>The best truthful mechanism, what holds its value down, and the linear program behind it.</summary>
/// <remarks>Optimal mechanisms are not unique: compare values, or check mechanisms. Immutable and thread-safe.</remarks>
public sealed record DesignSolution
{
    private readonly DesignedMechanism? mechanism;

    internal DesignSolution(DesignProblem problem, TruthfulDesign method, DesignProgram source, SolvedProgram solved)
    {
        Problem = problem;
        Method = method;
        Programs = [solved];
        bool canBeCharged = problem.PaymentWeight.Sign > 0 && method.Participation == Participation.Forced;
        Status = solved.StatusGiven(
            canBeInfeasible: !problem.HasPayments && method.Participation != Participation.Forced,
            canBeUnbounded: problem.HasPayments && (problem.PaymentWeight.Sign < 0 || canBeCharged));
        Binding = BindingIncentive.Of(solved, source.Incentives());
        mechanism = solved.Solution.IsOptimal ? Read(problem, source, solved.Solution.Primal.Span) : null;
    }

    /// <summary>Gets the problem solved.</summary>
    public DesignProblem Problem { get; }

    /// <summary>Gets what truth and taking part must withstand.</summary>
    public TruthfulDesign Method { get; }

    /// <summary>Gets how the solve ended: optimal, infeasible when no mechanism keeps everybody, unbounded when payments can be raised or lowered without end.</summary>
    /// <remarks>
    /// With payments everybody can be kept, without them probabilities are bounded, and who may stay away cannot be charged without end: a method that
    /// denies it has numerical trouble.
    /// </remarks>
    public LinearProgramStatus Status { get; }

    /// <summary>Gets a value indicating whether the best mechanism is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets the best value of the objective.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public double Value => IsOptimal ? Programs[0].Solution.Value : throw new InvalidOperationException(Explain());

    /// <summary>Gets an optimal mechanism, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public DesignedMechanism Mechanism => mechanism ?? throw new InvalidOperationException(Explain());

    /// <summary>Gets the lies and refusals that hold the value down, with their shadow prices; empty unless optimal.</summary>
    public Sequence<BindingIncentive> Binding { get; }

    /// <summary>Gets the linear program behind the answer.</summary>
    public Sequence<SolvedProgram> Programs { get; }

    /// <summary>Checks the linear program, and the mechanism, without the code that produced them.</summary>
    /// <param name="options">How thorough the audit of the program is; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default)
    {
        return mechanism is null
            ? IncentiveAudit.Of(Programs, [], [], options, cancellation)
            : IncentiveAudit.Of(
                Programs,
                [mechanism.Check(Problem, Method.Truthfulness, Method.Participation, Tolerances.Gain)],
                [Value],
                options,
                cancellation);
    }

    /// <summary>Says in words how the solve ended.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain()
    {
        string value = Status switch
        {
            LinearProgramStatus.Optimal => string.Create(CultureInfo.InvariantCulture, $"The best {Method.Name} mechanism is worth {Value:G6}."),
            LinearProgramStatus.Infeasible => "No truthful mechanism keeps every agent. Add an outcome that nobody minds, or let payments in.",
            LinearProgramStatus.Unbounded => Problem.PaymentWeight.Sign < 0
                ? "Agents can be paid without end, because the designer likes to pay: the weight of payments is below 0. Give them a weight of at least 0."
                : "Payments can be raised without end, because agents cannot stay away. Ask for Participation.Interim.",
            _ => $"The best {Method.Name} mechanism is not known: {Programs[0].Trouble(Status, "some mechanism keeps every agent and none is worth more than a bound")}",
        };
        return Binding.Count == 0 ? value : $"{value} Binding: {BindingIncentive.InWords(Binding)}.";
    }

    /// <summary>Writes what <see cref="Explain"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();

    private static DesignedMechanism Read(DesignProblem problem, DesignProgram source, ReadOnlySpan<double> primal)
    {
        int payments = problem.Types.Count * problem.Agents;
        return new(
            problem.Types,
            Distributions.NormalizeRows(primal, problem.Types.Count, problem.OutcomeCount),
            new(problem.Types.Count, problem.Agents, problem.HasPayments ? primal.Slice(source.FirstPayment, payments) : new double[payments]));
    }
}
