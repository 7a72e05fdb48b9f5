using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>
/// A random small problem of informed senders in exact numbers. Weights and utilities are small integers, so that ties, signals of probability 0
/// and senders who agree are frequent. Shrinks to fewer actions.
/// </summary>
public sealed record SendersCase(InformedSendersProblem Problem)
{
    public static Arbitrary<SendersCase> Any { get; } = Arb.From(Generator, Shrink);

    private static Gen<SendersCase> Generator =>
        from senders in Gen.Choose(1, 2)
        from counts in Gen.Choose(1, 3).ArrayOf(senders)
        from states in Gen.Choose(1, 3)
        from actions in Gen.Choose(1, 3)
        from weights in Gen.Choose(0, 4).ArrayOf(states * counts.Aggregate((one, next) => one * next))
        from utilities in Gen.Choose(0, 6).ArrayOf((senders + 1) * actions * states)
        select Make(counts, states, actions, weights, utilities);

    public override string ToString()
    {
        StringBuilder text = new($"{Problem}; joint {Problem.Joint}; receiver {Problem.ReceiverUtility}");
        foreach (Matrix<Rational> own in Problem.SenderUtilities)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"; sender {own}");
        }

        return text.ToString();
    }

    public static InformedSendersProblem WithActions(InformedSendersProblem problem, params int[] actions) => InformedSendersProblem.Create(
        problem.Joint!.Value, problem.Signals.Counts, Rows(problem.ReceiverUtility, actions), [.. problem.SenderUtilities.Select(own => Rows(own, actions))]);

    public static Matrix<Rational> Rows(Matrix<Rational> matrix, params int[] rows) =>
        new(rows.Length, matrix.Columns, [.. rows.SelectMany(row => matrix.Row(row).ToArray())]);

    public static Matrix<Rational> Columns(Matrix<Rational> matrix, params int[] columns) => new(
        matrix.Rows, columns.Length, [.. Enumerable.Range(0, matrix.Rows).SelectMany(row => columns.Select(column => matrix[row, column]))]);

    private static SendersCase Make(int[] counts, int states, int actions, int[] weights, int[] utilities)
    {
        weights[0] = weights.Sum() == 0 ? 1 : weights[0];
        int total = weights.Sum();
        Matrix<Rational>[] all = [.. utilities.Chunk(actions * states).Select(own => new Matrix<Rational>(actions, states, [.. own.Select(amount => new Rational(amount, 5))]))];
        return new(InformedSendersProblem.Create(
            new Matrix<Rational>(states, weights.Length / states, [.. weights.Select(weight => new Rational(weight, total))]), [.. counts], all[0], [.. all[1..]]));
    }

    private static IEnumerable<SendersCase> Shrink(SendersCase drawn) => Enumerable.Range(0, drawn.Problem.ActionCount > 1 ? drawn.Problem.ActionCount : 0)
        .Select(dropped => new SendersCase(WithActions(drawn.Problem, [.. Enumerable.Range(0, drawn.Problem.ActionCount).Where(action => action != dropped)])));
}
