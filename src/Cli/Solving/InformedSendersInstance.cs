using System.Diagnostics;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Cli.Solving;

/// <summary>A problem of informed senders from an instance file, its decimals kept exact.</summary>
internal sealed record InformedSendersInstance(InformedSendersProblem Problem) : IDesignProblem
{
    /// <summary>The word for the family in files.</summary>
    internal const string Family = "info-acquisition-senders";

    private const int MostProfilesShown = 40;

    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static InformedSendersInstance Read(JsonField instance)
    {
        instance.RequireNames("n", "numStates", "numActions", "signalCounts", "joint", "receiverUtility", "senderUtility");
        Matrix<Rational> joint = NumberTables.ReadTable(instance.Required("joint"));
        Matrix<Rational> receiver = NumberTables.ReadTable(instance.Required("receiverUtility"));
        Sequence<int> signals = [.. NumberTables.ReadCounts(instance.Required("signalCounts"))];
        NumberTables.RequireCount(instance, "n", signals.Count);
        NumberTables.RequireCount(instance, "numStates", joint.Rows);
        NumberTables.RequireCount(instance, "numActions", receiver.Rows);
        try
        {
            return new(InformedSendersProblem.Create(joint, signals, receiver, [.. NumberTables.ReadTables(instance.Required("senderUtility"))]));
        }
        catch (ArgumentException error)
        {
            throw instance.Error(LibraryWords.Of(error), error);
        }
    }

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        TruthfulReports formulation = new() { Program = method };
        long start = Stopwatch.GetTimestamp();
        InformedSendersSolution solution = Problem.Solve(formulation, cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cancellation.ThrowIfCancellationRequested();
        Matrix<double>? promised = solution.IsOptimal ? NumberTables.Rounded(solution.Mechanism.Probabilities) : null;
        return new DesignAnswer(Family, $"Informed senders: {Problem}", solution.Explain())
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? solution.Value : null,
            Method = $"{formulation.Name}/{method.Name}",
            Iterations = solution.Program.Solution.Pivots,
            Seconds = seconds,
            Audit = DesignAnswer.Audited([solution.Program], audit, cancellation),
            Numbers = [("uninformed", solution.Uninformed), ("firstBest", solution.FirstBest)],
            Binding = solution.IsOptimal ? solution.Binding : [],
            Mechanism = promised is { } phi ? json => DesignAnswer.WriteTable(json, phi, "phi") : null,
            Details = promised is { } shown && shown.Rows <= MostProfilesShown
                ? console => console.Write(DesignAnswer.Shown(
                    "reports",
                    DesignAnswer.Counted("action", shown.Columns),
                    Enumerable.Range(0, shown.Rows).Select(reports => (Problem.Signals.Choices(reports).ToString(), (IEnumerable<double>)shown.Row(reports).ToArray()))))
                : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("phi");
        JsonField phi = mechanism.Required("phi");
        try
        {
            return MechanismChecks.Of(InformedSendersIncentives.Check(ReportMechanism.Create(Problem, NumberTables.ReadTable(phi))).Finding);
        }
        catch (ArgumentException error)
        {
            throw phi.Error(LibraryWords.Of(error), error);
        }
    }
}
