using System.Text.Json;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Cli.Running;

/// <summary>The game of an experiment of kind <c>no-regret</c>: by name, or random of a given size.</summary>
internal sealed record GameField
{
    private const int MostActions = 1_000;

    private static readonly string[] Names = ["matching-pennies", "rock-paper-scissors", "biased-rock-paper-scissors"];

    // What the row player earns. The biased game, of value 1/24, pays twice for the win of the first row over the third column.
    private static readonly Matrix<double>[] Payoffs =
    [
        new(2, 2, [1, -1, -1, 1]),
        new(3, 3, [0, -1, 1, 1, 0, -1, -1, 1, 0]),
        new(3, 3, [0, -0.5, 1, 0.5, 0, -0.5, -0.5, 0.5, 0]),
    ];

    private readonly string? name;

    private GameField(string? name, int rows, int columns) => (this.name, Rows, Columns) = (name, rows, columns);

    /// <summary>Gets the fields in a file.</summary>
    internal static string[] Fields => ["game", "rows", "columns"];

    private int Rows { get; }

    private int Columns { get; }

    /// <summary>Reads the game from the environment of a file.</summary>
    internal static GameField Read(JsonField environment)
    {
        if (environment.Optional("game") is not { } game)
        {
            return new(
                null,
                (int)environment.Required("rows").ReadInteger(1, MostActions),
                (int)environment.Required("columns").ReadInteger(1, MostActions));
        }

        string chosen = Words.Choice(game, Names, "game");
        foreach (string size in (string[])["rows", "columns"])
        {
            if (environment.Optional(size) is { } given)
            {
                throw given.Error($"The size belongs to random games; {chosen} has its own. Leave it out, or leave out the game.");
            }
        }

        Matrix<double> payoffs = Payoffs[Array.IndexOf(Names, chosen)];
        return new(chosen, payoffs.Rows, payoffs.Columns);
    }

    /// <summary>A learner in the game.</summary>
    internal GameContender Contender(INoRegretLearner learner, Opponent opponent) => name is null
        ? new(learner, Rows, Columns) { Opponent = opponent }
        : new(learner, MatrixGame.ZeroSum(Payoffs[Array.IndexOf(Names, name)])) { Opponent = opponent };

    /// <summary>The game in words.</summary>
    internal string Describe() => name is null
        ? FormattableString.Invariant($"{Rows} rows, {Columns} columns, payoffs uniform over [−1, 1], a new game in every run")
        : FormattableString.Invariant($"{name.Replace('-', ' ')}, {Rows} rows, {Columns} columns, payoffs in [−1, 1], the same in every run");

    /// <summary>Writes the fields.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        if (name is not null)
        {
            json.WriteString("game", name);
            return;
        }

        json.WriteNumber("rows", Rows);
        json.WriteNumber("columns", Columns);
    }
}
