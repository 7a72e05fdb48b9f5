using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Persuasion;

namespace Mechanisms.Tests.Persuasion;

/// <summary>A random small problem in exact numbers; small integers make ties, indifference and states of probability 0 frequent.</summary>
public sealed record PersuasionCase(PersuasionProblem Problem)
{
    public static Arbitrary<PersuasionCase> Any { get; } = Arb.From(Generator(2, 5), Shrink);

    public static Arbitrary<PersuasionCase> TwoStates { get; } = Arb.From(Generator(2, 2), Shrink);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"prior {Problem.Prior}, sender {string.Join(' ', Problem.SenderUtility.Entries.ToArray())}, receiver {string.Join(' ', Problem.ReceiverUtility.Entries.ToArray())}");

    /// <summary>The same problem with actions and states by index, so that they can be permuted and repeated.</summary>
    public PersuasionProblem With(int[] actions, int[] states) => PersuasionProblem.Create(
        Scaled([.. states.Select(state => Problem.Prior[state])], states), Picked(Problem.SenderUtility, actions, states), Picked(Problem.ReceiverUtility, actions, states));

    public static int[] Indices(int count) => [.. Enumerable.Range(0, count)];

    // A state named several times shares its probability among its copies.
    private static Rational[] Scaled(Rational[] prior, int[] states) =>
        [.. prior.Select((probability, place) => probability / states.Count(state => state == states[place]))];

    private static Matrix<Rational> Picked(Matrix<Rational> table, int[] actions, int[] states) =>
        new(actions.Length, states.Length, [.. actions.SelectMany(action => states.Select(state => table[action, state]))]);

    private static Gen<PersuasionCase> Generator(int leastStates, int mostStates) =>
        from states in Gen.Choose(leastStates, mostStates)
        from actions in Gen.Choose(1, 5)
        from weights in Gen.Choose(0, 4).ArrayOf(states)
        from sender in Gen.Choose(0, 6).ArrayOf(states * actions)
        from receiver in Gen.Choose(0, 6).ArrayOf(states * actions)
        select Make(states, actions, weights, sender, receiver);

    private static PersuasionCase Make(int states, int actions, int[] weights, int[] sender, int[] receiver)
    {
        weights[0] = weights.Sum() == 0 ? 1 : weights[0];
        return new(PersuasionProblem.Create(
            [.. weights.Select(weight => new Rational(weight, weights.Sum()))],
            new(actions, states, [.. sender.Select(units => new Rational(units, 6))]),
            new(actions, states, [.. receiver.Select(units => new Rational(units, 6))])));
    }

    private static IEnumerable<PersuasionCase> Shrink(PersuasionCase drawn) =>
        from dropped in Indices(drawn.Problem.ActionCount)
        where drawn.Problem.ActionCount > 1
        select new PersuasionCase(drawn.With(
            [.. Indices(drawn.Problem.ActionCount).Where(action => action != dropped)], Indices(drawn.Problem.StateCount)));
}
