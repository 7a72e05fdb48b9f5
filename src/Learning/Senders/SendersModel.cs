using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Senders;

/// <summary>The true model in doubles, as a simulation plays it: nature's draws, what promises are worth, and what lies gain.</summary>
internal sealed class SendersModel
{
    private readonly InformedSendersProblem problem;
    private readonly AliasTable nature;
    private readonly Matrix<double> joint;
    private readonly Matrix<double>[] utilities;

    public SendersModel(InformedSendersProblem problem)
    {
        this.problem = problem;
        joint = problem.Joint!.Value.Select(value => value.ToDouble());
        nature = AliasTable.FromWeights(joint.Entries);
        utilities = [.. problem.SenderUtilities.Prepend(problem.ReceiverUtility).Select(table => table.Select(value => value.ToDouble()))];
    }

    /// <summary>Draws the state and the signals.</summary>
    public (int State, int Profile) Draw(ref RandomStream stream)
    {
        int place = nature.Draw(ref stream);
        return (place / joint.Columns, place % joint.Columns);
    }

    /// <summary>What an action is worth in a state; party 0 is the receiver.</summary>
    public double Utility(int party, int action, int state) => utilities[party][action, state];

    /// <summary>What a promise is worth to the receiver when all tell the truth.</summary>
    public double Value(Promise promise)
    {
        CompensatedSum sum = default;
        for (int profile = 0; profile < joint.Columns; profile++)
        {
            for (int action = 0; action < problem.ActionCount; action++)
            {
                sum += promise.Probabilities[profile, action] * Weighted(0, profile, action);
            }
        }

        return sum.Value;
    }

    /// <summary>The most that a lie gains in advance, at least 0.</summary>
    public double Violation(Promise promise)
    {
        double most = 0;
        for (int sender = 0; sender < problem.SenderCount; sender++)
        {
            int signals = problem.Signals.Counts[sender];
            for (int pair = 0; pair < signals * signals; pair++)
            {
                most = Math.Max(most, Gain(promise, sender, pair / signals, pair % signals));
            }
        }

        return most;
    }

    // ∑ of U (φ lied − φ true): exactly 0 where the promise is constant.
    private double Gain(Promise promise, int sender, int signal, int report)
    {
        CompensatedSum sum = default;
        for (int profile = 0; profile < joint.Columns; profile++)
        {
            if (problem.Signals.Choice(profile, sender) == signal)
            {
                int reported = problem.Signals.With(profile, sender, report);
                for (int action = 0; action < problem.ActionCount; action++)
                {
                    sum += Weighted(sender + 1, profile, action) * (promise.Probabilities[reported, action] - promise.Probabilities[profile, action]);
                }
            }
        }

        return sum.Value;
    }

    private double Weighted(int party, int profile, int action)
    {
        CompensatedSum sum = default;
        for (int state = 0; state < joint.Rows; state++)
        {
            sum += joint[state, profile] * utilities[party][action, state];
        }

        return sum.Value;
    }
}
