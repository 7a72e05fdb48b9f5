using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Repeated;

namespace Mechanisms.Games.Tests.Repeated;

/// <summary>A stage game of integers and two machines, pure or mixing, for FsCheck, which shrinks payoffs towards 0.</summary>
internal sealed record MachineCase(Sequence<int> Payoffs, MooreMachine First, MooreMachine Second)
{
    public RepeatedGame Game => new(NormalFormGame.Create([First.Actions, First.OtherActions], new(2, Payoffs.Count / 2, [.. Payoffs.Select(payoff => (Rational)payoff)])));

    public static Arbitrary<MachineCase> Of(int mostStates, bool arePure)
    {
        Gen<MachineCase> generator =
            from rows in Gen.Choose(1, 3)
            from columns in Gen.Choose(1, 3)
            from payoffs in Gen.Choose(0, 5).ArrayOf(2 * rows * columns)
            from first in Machine(rows, columns, mostStates, arePure)
            from second in Machine(columns, rows, mostStates, arePure)
            select new MachineCase(payoffs.ToSequence(), first, second);
        return Arb.From(generator, Shrunk);
    }

    private static Gen<MooreMachine> Machine(int actions, int others, int mostStates, bool isPure) =>
        from states in Gen.Choose(1, mostStates)
        from weights in Gen.Choose(0, 2).ArrayOf(states * actions)
        from chosen in Gen.Choose(0, actions - 1).ArrayOf(states)
        from next in Gen.Choose(0, states - 1).ArrayOf(states * actions * others)
        select MooreMachine.Create("drawn", new(states, actions, Outputs(states, actions, weights, chosen, isPure)), new(states, actions * others, next));

    // The chosen action has a weight more, so that no row is 0.
    private static Rational[] Outputs(int states, int actions, int[] weights, int[] chosen, bool isPure) =>
    [
        .. from state in Enumerable.Range(0, states)
           from action in Enumerable.Range(0, actions)
           let extra = chosen[state] == action ? 1 : 0
           select isPure ? (Rational)extra : new Rational(weights[(state * actions) + action] + extra, weights.Skip(state * actions).Take(actions).Sum() + 1),
    ];

    private static IEnumerable<MachineCase> Shrunk(MachineCase larger) =>
        from place in Enumerable.Range(0, larger.Payoffs.Count)
        where larger.Payoffs[place] > 0
        select larger with { Payoffs = larger.Payoffs.Select((payoff, index) => index == place ? payoff - 1 : payoff).ToSequence() };

    public override string ToString() => $"payoffs {string.Join(' ', Payoffs)}; first {Text(First)}; second {Text(Second)}";

    private static string Text(MooreMachine machine) => $"[{string.Join(' ', machine.Outputs.Entries.ToArray())} | {string.Join(' ', machine.Transitions.Entries.ToArray())}]";
}
