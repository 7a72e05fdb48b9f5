using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>The best mechanism for informed senders, and the linear program behind it.</summary>
/// <remarks>Optimal mechanisms are not unique: compare values, or check mechanisms with <see cref="InformedSendersIncentives"/>. Immutable and thread-safe.</remarks>
public sealed record InformedSendersSolution
{
    internal InformedSendersSolution(InformedSendersProblem problem, IInformedSendersFormulation formulation, SolvedProgram program)
    {
        Problem = problem;
        Formulation = formulation;
        Program = program;
    }

    /// <summary>Gets the problem solved.</summary>
    public InformedSendersProblem Problem { get; }

    /// <summary>Gets the formulation that solved it.</summary>
    public IInformedSendersFormulation Formulation { get; }

    /// <summary>Gets the linear program behind the answer, with every lie.</summary>
    public SolvedProgram Program { get; }

    /// <summary>Gets how the solve ended: optimal, infeasible when margin and conditions cannot be met, or what stopped the method.</summary>
    /// <remarks>Constant promises are feasible where neither is asked for, and probabilities are bounded: a method that denies it has numerical trouble.</remarks>
    public LinearProgramStatus Status => Program.StatusGiven(canBeInfeasible: !Problem.Margin.IsZero || Problem.Constraints.Count > 0, canBeUnbounded: false);

    /// <summary>Gets a value indicating whether the best mechanism is known.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets the receiver's best expected utility.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public double Value => IsOptimal ? Program.Solution.Value : throw new InvalidOperationException(Explain());

    /// <summary>Gets the best mechanism, one of possibly many.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public ReportMechanism Mechanism => IsOptimal
        ? ReportMechanism.Create(Problem, new Matrix<double>(
            Problem.Signals.Count, Problem.ActionCount, [.. Program.Solution.Primal.Select(probability => Math.Max(0, probability))]))
        : throw new InvalidOperationException(Explain());

    /// <summary>Gets the receiver's expected utility of her best action when nobody tells her anything.</summary>
    public double Uninformed
    {
        get
        {
            double[] sums = new double[Problem.ActionCount];
            double[] weighted = SendersTables<double>.Of(Problem, ProgramNumbers.Doubles).Receiver;
            for (int place = 0; place < weighted.Length; place++)
            {
                sums[place % sums.Length] += weighted[place];
            }

            return sums.Max();
        }
    }

    /// <summary>Gets the receiver's expected utility if all told the truth whatever she does with it.</summary>
    public double FirstBest => SendersTables<double>.Of(Problem, ProgramNumbers.Doubles).Receiver.Chunk(Problem.ActionCount).Sum(row => row.Max());

    /// <summary>Gets the lies that the mechanism just keeps senders from, with what the receiver would gain per unit by which the sender's gain in advance is forgiven.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public Sequence<BindingIncentive> Binding
    {
        get
        {
            SendersProgram source = (SendersProgram)Program.Source!;
            return IsOptimal
                ? BindingIncentive.Of(Program, source.Lies().Select((lie, place) => (source.FirstIncentive + place, lie.ToString())))
                : throw new InvalidOperationException(Explain());
        }
    }

    /// <summary>Checks the answer to the linear program without the code that solved it, and the mechanism without the code that wrote the program.</summary>
    /// <param name="options">How thorough the audit of the program is; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The audit.</returns>
    public IncentiveAudit Audit(LinearProgramAuditOptions? options = null, CancellationToken cancellation = default) => IsOptimal
        ? IncentiveAudit.Of([Program], [InformedSendersIncentives.Check(Mechanism).Finding], [Value], options, cancellation)
        : IncentiveAudit.Of([Program], [], [], options, cancellation);

    /// <summary>Says in words how the solve ended, and which lies bind.</summary>
    /// <returns>A few sentences.</returns>
    public string Explain()
    {
        if (Status == LinearProgramStatus.Infeasible)
        {
            return "No mechanism meets the margin and the conditions together. Lower the margin or drop a condition.";
        }

        if (!IsOptimal)
        {
            return $"The best mechanism is not known: {Program.Trouble(Status, "promising one action always is possible and probabilities are bounded")}";
        }

        string tight = Binding.Count == 0 ? "No lie binds." : $"Just kept from lying: {BindingIncentive.InWords(Binding)}.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The best mechanism is worth {Value:G6} to the receiver, between {Uninformed:G6} without senders and {FirstBest:G6} if they were truthful by nature. {tight}");
    }

    /// <summary>Writes what <see cref="Explain"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();
}
