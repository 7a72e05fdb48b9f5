using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Games.Tests.Equilibria;

/// <summary>
/// A random small game with types, and an objective of the mediator's own. Weights and payoffs are small integers, so that ties, correlated types and
/// types of probability 0 are frequent. Shrinks to payoffs of 0, player by player.
/// </summary>
public sealed record CommunicationCase(CommunicationGame Game, Matrix<Rational> Objective)
{
    public static Arbitrary<CommunicationCase> Any { get; } = Arb.From(Generator, Shrink);

    public CommunicationProblem Problem => CommunicationProblem.For(Game, Objective);

    private static Gen<CommunicationCase> Generator =>
        from players in Gen.Choose(1, 3)
        from types in Gen.Choose(1, players == 3 ? 2 : 3).ArrayOf(players)
        from actions in Gen.Choose(1, players == 3 ? 2 : 3).ArrayOf(players)
        let size = types.Concat(actions).Aggregate((one, next) => one * next)
        from weights in Gen.Choose(0, 3).ArrayOf(types.Aggregate((one, next) => one * next))
        from payoffs in Gen.Choose(0, 4).ArrayOf((players + 1) * size)
        select Make(types, actions, weights, payoffs);

    /// <summary>The same game and objective seen through other types and actions of each player: copies of the old ones, in any order and number.</summary>
    /// <param name="types">Which old type each new one copies, shape [player] of [new type]; copies share its probability.</param>
    /// <param name="actions">Which old action each new one copies, shape [player] of [new action].</param>
    public CommunicationCase With(int[][] types, int[][] actions)
    {
        (ProfileSpace newTypes, ProfileSpace newActions) = (Space(types), Space(actions));
        int[] oldTypes = [.. Enumerable.Range(0, newTypes.Count).Select(profile => Old(Game.Types, newTypes, types, profile))];
        int[] oldActions = [.. Enumerable.Range(0, newActions.Count).Select(profile => Old(Game.Actions, newActions, actions, profile))];
        return new(
            CommunicationGame.Create(
                newTypes.Counts.Span,
                newActions.Counts.Span,
                [.. oldTypes.Select(old => Game.Prior[old] / oldTypes.Count(other => other == old))],
                [.. Game.Payoffs.Select(Seen)]),
            Seen(Objective));

        Matrix<Rational> Seen(Matrix<Rational> table) =>
            new(newTypes.Count, newActions.Count, [.. oldTypes.SelectMany(type => oldActions.Select(action => table[type, action]))]);
    }

    /// <summary>The same players in the reverse order.</summary>
    public CommunicationCase Reversed()
    {
        (ProfileSpace types, ProfileSpace actions) = (new([.. Game.Types.Counts.Reverse()]), new([.. Game.Actions.Counts.Reverse()]));
        int[] oldTypes = [.. Enumerable.Range(0, types.Count).Select(profile => Game.Types.IndexOf([.. types.Choices(profile).Reverse()]))];
        int[] oldActions = [.. Enumerable.Range(0, actions.Count).Select(profile => Game.Actions.IndexOf([.. actions.Choices(profile).Reverse()]))];
        return new(
            CommunicationGame.Create(types.Counts.Span, actions.Counts.Span, [.. oldTypes.Select(old => Game.Prior[old])], [.. Game.Payoffs.Reverse().Select(Seen)]),
            Seen(Objective));

        Matrix<Rational> Seen(Matrix<Rational> table) => new(types.Count, actions.Count, [.. oldTypes.SelectMany(type => oldActions.Select(action => table[type, action]))]);
    }

    /// <summary>The same with other payoffs, made of player, profile of types, profile of actions and the old payoff.</summary>
    public CommunicationCase WithPayoffs(Func<int, int, int, Rational, Rational> change) => this with
    {
        Game = CommunicationGame.Create(Game.Types.Counts.Span, Game.Actions.Counts.Span, Game.Prior.Span, [.. Game.Payoffs.Select((table, player) =>
            new Matrix<Rational>(table.Rows, table.Columns, [.. Enumerable.Range(0, table.Rows * table.Columns).Select(
                place => change(player, place / table.Columns, place % table.Columns, table.Entries[place]))]))]),
    };

    /// <summary>Every choice of every player, in order: shape [player] of [choice].</summary>
    public static int[][] Choices(ProfileSpace space) => [.. space.Counts.Select(count => Enumerable.Range(0, count).ToArray())];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Game}, prior {Game.Prior}: {string.Join(" | ", Game.Payoffs.Append(Objective).Select(table => string.Join(' ', table.Entries.ToArray())))}");

    private static ProfileSpace Space(int[][] choices) => new([.. choices.Select(own => own.Length)]);

    private static int Old(ProfileSpace old, ProfileSpace space, int[][] choices, int profile) =>
        old.IndexOf([.. space.Choices(profile).Select((choice, player) => choices[player][choice])]);

    private static CommunicationCase Make(int[] types, int[] actions, int[] weights, int[] payoffs)
    {
        weights[0] = weights.Sum() == 0 ? 1 : weights[0];
        int cells = payoffs.Length / (types.Length + 1);
        Matrix<Rational>[] tables = [.. payoffs.Chunk(cells).Select(
            table => new Matrix<Rational>(weights.Length, cells / weights.Length, [.. table.Select(payoff => (Rational)payoff)]))];
        return new(CommunicationGame.Create(types, actions, [.. weights.Select(weight => new Rational(weight, weights.Sum()))], tables.AsSpan(1)), tables[0]);
    }

    private static IEnumerable<CommunicationCase> Shrink(CommunicationCase drawn) =>
        from player in Enumerable.Range(0, drawn.Game.Players)
        where drawn.Game.Payoffs[player].Entries.ToArray().Any(payoff => payoff.Sign != 0)
        select drawn.WithPayoffs((other, _, _, payoff) => other == player ? Rational.Zero : payoff);
}
