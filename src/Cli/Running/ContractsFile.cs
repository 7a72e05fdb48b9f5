using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Solving;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning;
using Mechanisms.Learning.Contracting;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>contracts</c>: learners of contracts before an agent whose action is not seen.</summary>
internal static class ContractsFile
{
    private const int PaymentMeasure = 0;
    private const int LossMeasure = 1;
    private const int FavoredMeasure = 2;
    private const int BelievedMeasure = 3;
    private const int EstimatesMeasure = 4;
    private const int BadMeasure = 5;

    private static readonly string[] Names = ["environment", "learners"];
    private static readonly string[] Benchmarks = ["best-linear", "best-bounded", "best-summed"];

    private static readonly string[] InWords =
    [
        "the best linear contract", "the best contract with payments up to 1", "the best contract whose payments sum to at most the sum of the rewards",
    ];

    private static LearnersField<IContractLearner> Field { get; } = new(
    [
        new LearnerKind<IContractLearner>.Of<LinearContractGrid>(
            "linear-grid",
            item => BanditOf(item) is { } bandit ? new() { Bandit = bandit } : new(),
            (learner, name) => learner with { Name = name },
            new LearnerSetting<LinearContractGrid>(
                "shares",
                (field, learner) => ContestPlan.Fit(field, () => learner with { Shares = (int)field.ReadInteger(int.MinValue, int.MaxValue) }),
                (json, learner) => WriteWhole(json, "shares", learner.Shares)),
            LearnerSetting<LinearContractGrid>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<LinearContractGrid>.Inner("bandit", () => LearnerKinds.Field, learner => learner.Bandit)),
        new LearnerKind<IContractLearner>.Of<RobustContractGrid>(
            "robust-grid",
            item => BanditOf(item) is { } bandit ? new() { Bandit = bandit } : new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<RobustContractGrid>.Optional("step", learner => learner.Step, (learner, value) => learner with { Step = value }),
            LearnerSetting<RobustContractGrid>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<RobustContractGrid>.Inner("bandit", () => LearnerKinds.Field, learner => learner.Bandit)),
        new LearnerKind<IContractLearner>.Of<DiscoverAndCover>(
            "discover-and-cover",
            _ => new(),
            (learner, name) => learner with { Name = name },
            LearnerSetting<DiscoverAndCover>.Real("accuracy", learner => learner.Accuracy, (learner, value) => learner with { Accuracy = value }),
            LearnerSetting<DiscoverAndCover>.Optional("paymentSum", learner => learner.PaymentSum, (learner, value) => learner with { PaymentSum = value }),
            LearnerSetting<DiscoverAndCover>.Real("confidence", learner => learner.Confidence, (learner, value) => learner with { Confidence = value }),
            LearnerSetting<DiscoverAndCover>.Real("scale", learner => learner.Scale, (learner, value) => learner with { Scale = value }),
            LearnerSetting<DiscoverAndCover>.Whole("trials", learner => learner.Trials, (learner, value) => learner with { Trials = (int)value })),
    ], learner => learner.Name);

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        JsonField environment = root.Required("environment");
        environment.RequireNames("model", "agent", "benchmark");
        JsonField written = environment.Required("model");
        ContractProblem model = ReadModel(written);
        IResponder agent = ResponderField.Read(environment.Optional("agent"));
        ContractBenchmark benchmark = (ContractBenchmark)Words.Index(environment.Optional("benchmark"), Benchmarks, "benchmark");
        Sequence<IContractLearner> learners = Field.Read(root.Required("learners"), new());
        Sequence<double> rewards = model.Rewards.Select(reward => reward.ToDouble()).ToSequence();
        ContractContender Contender(IContractLearner learner) => new(model, learner, benchmark) { Agent = agent };
        ContractContender fitting = ContestPlan.Fit(written, () => new ContractContender(model, learners[0], benchmark));
        RequireBeginnings(root.Required("learners"), learners, learner => _ = Contender(learner).Learner.Begin(rewards, play.Horizon, default));
        ContractContender first = fitting with { Agent = agent };
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, learners.Select(Contender)),
            Describe(first),
            json => Write(json, written, first, learners),
            result => Findings(result, first, learners));
    }

    // Caps and outside options would be passed over in silence: learners are told of neither.
    private static ContractProblem ReadModel(JsonField written)
    {
        foreach (string name in (string[])["paymentCap", "sumCap", "outsideOption"])
        {
            if (written.Optional(name) is { } field)
            {
                throw field.Error($"Learners of contracts know neither caps nor outside options; remove {name}. What payments are held against is the benchmark.");
            }
        }

        return ContractInstance.Read(written).Problem;
    }

    // A learner that does not fit the rewards, the agent or the horizon says so before anything is played.
    private static void RequireBeginnings(JsonField field, Sequence<IContractLearner> learners, Action<IContractLearner> begin)
    {
        foreach (IContractLearner learner in learners)
        {
            try
            {
                begin(learner);
            }
            catch (ArgumentException error)
            {
                throw field.Error($"{learner.Name}: {LibraryWords.Of(error)}", error);
            }
        }
    }

    private static ILearner? BanditOf(LearnerItem item) => item.Setting("bandit") is { } field ? LearnerKinds.Field.ReadOne(field, new()) : null;

    private static void WriteWhole(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static ContestDescription Describe(ContractContender contender) => new(
        "An agent whose action is not seen",
        "Each round a principal promises a payment for each outcome; an agent chooses a costly action, which is not seen, an outcome follows, and is paid for. The principal knows what outcomes are worth; actions, their costs and what they lead to it learns. Regret of a round is the value of the benchmark less what the contract announced leaves the principal in expectation at the action chosen; the payment is what the agent is paid in expectation.",
        [
            new("Model", contender.Model.ToString()),
            new("Benchmark", string.Create(CultureInfo.InvariantCulture, $"{InWords[(int)contender.Benchmark]}, worth {contender.Optimum:G6} per round")),
            new("Agent", ResponderField.InWords(contender.Agent)),
        ]);

    private static void Write(Utf8JsonWriter json, JsonField model, ContractContender contender, Sequence<IContractLearner> learners)
    {
        json.WriteStartObject("environment");
        json.WritePropertyName("model");
        json.WriteRawValue(model.Quote(int.MaxValue));
        ResponderField.Write(json, "agent", contender.Agent);
        json.WriteString("benchmark", Benchmarks[(int)contender.Benchmark]);
        json.WriteEndObject();
        Field.Write(json, learners);
    }

    // An agent that learns has no answer to a contract for the frequencies of a question to miss.
    private static Sequence<string> Findings(RegretContestResult result, ContractContender contender, Sequence<IContractLearner> learners) => result.Summaries.Zip(learners, (summary, learner) =>
    {
        double estimates = summary.Measures[EstimatesMeasure].Average();
        string allowed = learner is DiscoverAndCover settings ? BadEventWords.Allowed(settings.Confidence, settings.Scale) : string.Empty;
        string missed = contender.Agent is LearningResponder
            ? string.Empty
            : FormattableString.Invariant($"; an answer missed the truth by more than allowed for in {summary.Measures[BadMeasure].Sum():F0} of {summary.Measures[BadMeasure].Count} runs{allowed}");
        string believed = double.IsNaN(summary.Measures[BelievedMeasure].Sum())
            ? string.Empty
            : FormattableString.Invariant($" Under the contract handed over an agent that knows its own problem does what was believed, within the error allowed for, in {summary.Measures[BelievedMeasure].Sum():F0} of {summary.Measures[BelievedMeasure].Count} runs.");
        string asked = estimates > 0 ? FormattableString.Invariant($" It asked {estimates:F1} questions a run{missed}.{believed}") : string.Empty;
        return FormattableString.Invariant(
            $"{summary.Curve.Learner} pays {summary.Measures[PaymentMeasure].Average():G3} a round, and hands over a contract that leaves {summary.Measures[LossMeasure].Average():G3} of the {contender.Optimum:G4} a round of the benchmark unearned as the agent plays, {summary.Measures[FavoredMeasure].Average():G3} if it breaks ties for the principal.{asked}");
    }).ToSequence();
}
