using System.Text.Json;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Dynamics;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>no-regret</c>: learners that see what every action would have earned, in zero-sum games.</summary>
internal static class GameFile
{
    /// <summary>The spread of payoffs, which lie in [-1, 1].</summary>
    internal const double Spread = 2;

    private static readonly string[] Names = ["environment", "learners"];
    private static readonly string[] Opponents = ["itself", "best-responder"];

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        JsonField environment = root.Required("environment").RequireNames([.. GameField.Fields, "opponent"]);
        GameField game = GameField.Read(environment);
        Opponent opponent = (Opponent)Words.Index(environment.Optional("opponent"), Opponents, "opponent");
        Sequence<INoRegretLearner> learners = NoRegretKinds.Field.Read(root.Required("learners"), new());
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, learners.Select(learner => game.Contender(learner, opponent))),
            Describe(game, opponent),
            json => Write(json, game, opponent, learners),
            Findings);
    }

    private static ContestDescription Describe(GameField game, Opponent opponent) => new(
        "Learners that must have no regret",
        "A learner mixes over the rows of a zero-sum game and sees after every round what each row would have earned. How much does it lose against the best fixed row in hindsight, and how close does average play come to an equilibrium? A learner survives a strategic opponent when its regret grows slower than the rounds, whatever the opponent does.",
        [
            new("Games", game.Describe()),
            new("Opponent", opponent == Opponent.Itself ? "a copy of the learner" : "plays a best response to the learner's strategy of every round, which it knows"),
        ]);

    private static void Write(Utf8JsonWriter json, GameField game, Opponent opponent, Sequence<INoRegretLearner> learners)
    {
        json.WriteStartObject("environment");
        game.Write(json);
        json.WriteString("opponent", Opponents[(int)opponent]);
        json.WriteEndObject();
        NoRegretKinds.Field.Write(json, learners);
    }

    private static Sequence<string> Findings(RegretContestResult result) => result.Summaries.Select(summary => FormattableString.Invariant(
        $"Average play of {summary.Curve.Learner} can be exploited by {summary.Measures[0].Average():G3} a round.")).ToSequence();
}
