using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Repeated;

/// <summary>The decision process that a machine is to the other player: its states, and what each action earns and leads to.</summary>
internal sealed class ReplyProcess(NormalFormGame stage, int player, MooreMachine other, Rational discount)
{
    private int Own => stage.Profiles.Counts[player];

    /// <summary>Finds a policy that is optimal in every state.</summary>
    public BestReplyMachine Solve(CancellationToken cancellation)
    {
        int[] policy = new int[other.States];
        int improvements = 0;
        Rational[] values = Values(policy, cancellation);
        while (TryImprove(policy, values))
        {
            cancellation.ThrowIfCancellationRequested();
            improvements++;
            values = Values(policy, cancellation);
        }

        return new(Machine(policy), values[0], improvements);
    }

    // v(s) = (1 − δ) r(s, policy) + δ ∑ over replies of their probability · v(next).
    private Rational[] Values(int[] policy, CancellationToken cancellation)
    {
        int count = other.States;
        Rational[][] system = [.. Enumerable.Range(0, count).Select(state =>
        {
            Rational[] row = new Rational[count + 1];
            row[state] = Rational.One;
            for (int reply = 0; reply < other.Actions; reply++)
            {
                Rational probability = other.Outputs[state, reply];
                row[other.Next(state, reply, policy[state])] -= discount * probability;
                row[count] += (Rational.One - discount) * probability * Payoff(policy[state], reply);
            }

            return row;
        })];
        _ = RowReduction.Reduce(system, count, cancellation);
        return [.. system.Select(row => row[count])];
    }

    private bool TryImprove(int[] policy, Rational[] values)
    {
        bool isImproved = false;
        for (int state = 0; state < policy.Length; state++)
        {
            (Rational best, int chosen) = (values[state], policy[state]);
            for (int action = 0; action < Own; action++)
            {
                Rational value = Value(state, action, values);
                if (value > best)
                {
                    (best, chosen) = (value, action);
                }
            }

            isImproved |= chosen != policy[state];
            policy[state] = chosen;
        }

        return isImproved;
    }

    private Rational Value(int state, int action, Rational[] values)
    {
        Rational sum = Rational.Zero;
        for (int reply = 0; reply < other.Actions; reply++)
        {
            sum += other.Outputs[state, reply] * (((Rational.One - discount) * Payoff(action, reply)) + (discount * values[other.Next(state, reply, action)]));
        }

        return sum;
    }

    private Rational Payoff(int action, int reply) => player == 0 ? stage.Payoff(0, action, reply) : stage.Payoff(1, reply, action);

    private MooreMachine Machine(int[] policy) => MooreMachine.Create(
        $"best reply to {other.Name}",
        new(other.States, Own, [.. policy.SelectMany(chosen => Enumerable.Range(0, Own).Select(action => action == chosen ? Rational.One : Rational.Zero))]),
        new(other.States, Own * other.Actions, [.. from state in Enumerable.Range(0, other.States)
                                                    from action in Enumerable.Range(0, Own)
                                                    from reply in Enumerable.Range(0, other.Actions)
                                                    select other.Next(state, reply, action)]));
}
