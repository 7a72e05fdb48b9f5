using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Tests.Dynamics;

/// <summary>A sequence of losses in [0, 1], which may depend on what the learner plays.</summary>
public sealed record LossCase(int Actions, LossKind Kind, Sequence<int> Draws)
{
    public static Arbitrary<LossCase> Arbitrary(int longest) => Arb.From(
        from actions in Gen.Choose(1, 6)
        from kind in Gen.Elements(Enum.GetValues<LossKind>())
        from rounds in Gen.Choose(1, longest)
        from draws in Gen.Choose(0, int.MaxValue - 1).ArrayOf(rounds)
        select new LossCase(actions, kind, draws.ToSequence()), Shrink);

    public void Losses(int round, ReadOnlySpan<double> strategy, Span<double> losses)
    {
        int worst = 0;
        for (int action = 0; action < Actions; action++)
        {
            worst = strategy[action] > strategy[worst] ? action : worst;
        }

        for (int action = 0; action < Actions; action++)
        {
            losses[action] = Kind switch
            {
                LossKind.Random => (Draws[round] >> (2 * action)) % 5 / 4.0,
                LossKind.Adversarial => action == worst ? 1 : 0,
                LossKind.Alternating => (round + action) % 2,
                LossKind.Blocks => action == round / 16 % Actions ? 0 : 1,
                _ => (Draws[0] >> (2 * action)) % 4 / 4.0,
            };
        }
    }

    public override string ToString() => $"{Kind}, {Actions} actions, draws [{string.Join(", ", Draws)}]";

    private static IEnumerable<LossCase> Shrink(LossCase @case)
    {
        if (@case.Draws.Count > 1)
        {
            yield return @case with { Draws = [.. @case.Draws.Take(@case.Draws.Count / 2)] };
            yield return @case with { Draws = [.. @case.Draws.Skip(1)] };
        }

        if (@case.Actions > 1)
        {
            yield return @case with { Actions = @case.Actions - 1 };
        }
    }
}
