using System.Diagnostics;
using System.Globalization;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Cli.Solving;

/// <summary>A contract problem from an instance file, its decimals kept exact.</summary>
internal sealed record ContractInstance(ContractProblem Problem) : IDesignProblem
{
    private const int MostEntries = 4_000_000;

    /// <summary>The settings for which null means that there is none.</summary>
    internal static readonly string[] MayBeNull = ["sumCap", "paymentCap", "outsideOption"];

    private static readonly string[] Names =
        ["type", "numActions", "numOutcomes", "outcome", "cost", "reward", "sumCap", "paymentCap", "outsideOption"];

    /// <summary>Reads the instance object of one agent, or of an agent of unknown type.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static IDesignProblem ReadAny(JsonField instance) =>
        instance.Optional("type")?.ReadText() == "menu" ? MenuInstance.Read(instance) : Read(instance);

    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static ContractInstance Read(JsonField instance)
    {
        RequireSingle(instance);
        instance.RequireNames(Names);
        Sequence<Rational> costs = ReadAmounts(instance.Required("cost"), "a cost");
        Sequence<Rational> rewards = instance.Required("reward").ReadItems().Select(item => item.ReadRational()).ToSequence();
        Matrix<Rational> outcome = ReadOutcome(instance.Required("outcome"), costs.Count, rewards.Count);
        RequireCount(instance, "numActions", outcome.Rows, "rows of outcome");
        RequireCount(instance, "numOutcomes", outcome.Columns, "columns of outcome");
        try
        {
            return new(ContractProblem.Create(outcome, costs.Span, rewards.Span)
                .WithPaymentCap(ReadCap(instance, "paymentCap"))
                .WithSumCap(ReadCap(instance, "sumCap"))
                .WithOutsideOption(instance.Optional("outsideOption")?.ReadRational()));
        }
        catch (ArgumentException error)
        {
            throw instance.Error(LibraryWords.Of(error), error);
        }
    }

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        MinimumPayments formulation = new() { Program = method };
        long start = Stopwatch.GetTimestamp();
        ContractSolution solution = Problem.Solve(formulation, cancellation);
        cancellation.ThrowIfCancellationRequested();
        LinearContract? linear = LinearContracts.Fit(Problem) ? LinearContracts.Best(Problem) : null;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cancellation.ThrowIfCancellationRequested();
        return new ContractAnswer(solution, linear)
        {
            Status = StatusWords.Of(solution.Status),
            Value = solution.IsOptimal ? solution.BestValue : null,
            Method = $"{formulation.Name}/{method.Name}",
            Iterations = solution.Pivots,
            Seconds = seconds,
            Audit = AuditOptions.Of(audit) is { } options
                ? AuditSummary.Of(solution.Audit(options, cancellation).Programs)
                : null,
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("action", "payments");
        JsonField payments = mechanism.Required("payments");
        Sequence<Rational> amounts = payments.ReadItems().Select(item => item.ReadRational()).ToSequence();
        RequireCount(payments, amounts.Count, Problem.OutcomeCount, "outcomes");
        int action = (int)mechanism.Required("action").ReadInteger(0, Problem.ActionCount - 1);
        IncentiveReport report = ContractIncentives.Check(Problem, Contract.Exactly(amounts.Span), action, Tolerances.Gain);
        double scale = Math.Max(ContractAnswer.LargestAmount(Problem), report.Contract.Payments.Max(Math.Abs));
        Deviation<int>? best = report.Deviations.Count == 0 ? null : report.Deviations.MaxBy(deviation => deviation.Gain);
        return new()
        {
            IsAccepted = report.IsAccepted,
            Value = Problem.PrincipalValue(action, report.Contract).ToDouble(),
            Scale = scale,
            Gain = best?.Gain ?? 0,
            BestDeviation = best is { } found
                ? string.Create(CultureInfo.InvariantCulture, $"Taking action {found.To} instead of action {action} earns the agent {Answer.Show(found.Gain, report.IsAccepted ? scale : 0)} more.")
                : "The agent has no other action.",
            Violations = [.. report.Violations.Select(broken => string.Create(
                CultureInfo.InvariantCulture, $"{broken.Constraint}{(broken.Outcome is { } outcome ? $" on outcome {outcome}" : string.Empty)}, by {Answer.Show(broken.Excess)}"))],
        };
    }

    private static void RequireCount(JsonField field, int count, int required, string what)
    {
        if (count != required)
        {
            throw field.Error(string.Create(CultureInfo.InvariantCulture, $"There must be one number for each of the {required} {what}; got {count}. Correct the list."));
        }
    }

    private static void RequireSingle(JsonField instance)
    {
        string type = instance.Optional("type")?.ReadText() ?? "single";
        if (type != "single")
        {
            throw instance.Required("type").Error($"The type must be \"single\" or \"menu\"; got \"{type}\". Change or remove it.");
        }
    }

    private static Matrix<Rational> ReadOutcome(JsonField outcome, int costs, int rewards)
    {
        Sequence<JsonField> rows = outcome.ReadItems();
        RequireSome(outcome, rows.Count, "action");
        if (rows.Count != costs)
        {
            throw outcome.Error(string.Create(
                CultureInfo.InvariantCulture, $"There must be one row per cost, that is {costs}; got {rows.Count}. Make outcome and cost agree."));
        }

        if ((long)rows.Count * rewards > MostEntries)
        {
            throw outcome.Error(string.Create(
                CultureInfo.InvariantCulture, $"An instance may have {MostEntries} probabilities; this one has {(long)rows.Count * rewards}. Use the library for larger problems."));
        }

        List<Rational> entries = [];
        foreach (JsonField row in rows)
        {
            entries.AddRange(ReadDistribution(row, rewards));
        }

        return new(rows.Count, rewards, entries.ToArray());
    }

    private static Sequence<Rational> ReadDistribution(JsonField row, int outcomes)
    {
        Sequence<Rational> probabilities = ReadAmounts(row, "a probability");
        if (probabilities.Count != outcomes)
        {
            throw row.Error(string.Create(
                CultureInfo.InvariantCulture, $"A row must hold one probability per reward, that is {outcomes}; got {probabilities.Count}. Make outcome and reward agree."));
        }

        Rational sum = probabilities.Aggregate(Rational.Zero, (total, probability) => total + probability);
        return Tolerances.Probability.Exceeds(Math.Abs((sum - Rational.One).ToDouble()), scale: 1)
            ? throw row.Error($"Probabilities must sum to 1 (±1e-9); got {Answer.Show(sum.ToDouble())}. Normalize them or add the missing outcome.")
            : probabilities;
    }

    private static Sequence<Rational> ReadAmounts(JsonField field, string noun)
    {
        Sequence<Rational> amounts = field.ReadItems().Select(item => ReadAmount(item, noun)).ToSequence();
        RequireSome(field, amounts.Count, noun == "a cost" ? "action" : "outcome");
        return amounts;
    }

    private static Rational ReadAmount(JsonField item, string noun)
    {
        Rational amount = item.ReadRational();
        return amount.Sign >= 0 ? amount : throw item.Error($"{char.ToUpperInvariant(noun[0])}{noun[1..]} must be at least 0; got {item.Quote()}. Correct the number.");
    }

    private static Rational? ReadCap(JsonField instance, string name) =>
        instance.Optional(name) is { } field ? ReadAmount(field, "a cap") : null;

    private static void RequireSome(JsonField field, int count, string noun)
    {
        if (count == 0)
        {
            throw field.Error($"At least 1 {noun} is required; got none. Add one.");
        }
    }

    private static void RequireCount(JsonField instance, string name, int count, string what)
    {
        if (instance.Optional(name) is { } field && field.ReadInteger(1, long.MaxValue) != count)
        {
            throw field.Error(string.Create(
                CultureInfo.InvariantCulture, $"The number must equal the {what}, that is {count}; got {field.Quote()}. Correct or remove it."));
        }
    }
}
