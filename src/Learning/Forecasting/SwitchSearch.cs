using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>Bisects the segment between two rules for the places where the forecaster's answer switches, one round per step. Single-threaded.</summary>
/// <remarks>
/// Between proper rules on the same beliefs expected payments are linear along the segment, so a switch that lies between two mixtures less than w apart is known up to 2 · cap · w.
/// Intermediate answers are followed: after the switch from k to l the search goes on from l until the last answer is reached. An agent that is not rational could switch for
/// ever; after as many switches as there are efforts the search gives up.
/// </remarks>
internal sealed class SwitchSearch(ForecastingTask task, CostDifferences costs, (ScoringMenu Rule, int Answer) from, (ScoringMenu Rule, int Answer) to, double resolution)
{
    private int answer = from.Answer;
    private double low;
    private double high = 1;
    private int highAnswer = to.Answer;
    private int switches;
    private ScoringMenu? middle;

    /// <summary>Gets a value indicating whether the last answer is reached.</summary>
    public bool IsDone { get; private set; } = from.Answer == to.Answer;

    /// <summary>The rule to try next.</summary>
    public ScoringMenu Announce() => middle ??= Mixtures.Of(from.Rule, to.Rule, (low + high) / 2);

    /// <summary>Takes in the answer to the rule tried.</summary>
    public void Observe(int effort)
    {
        double tried = (low + high) / 2;
        if (effort == answer)
        {
            low = tried;
        }
        else
        {
            (high, highAnswer) = (tried, effort);
        }

        middle = null;
        if (high - low <= resolution)
        {
            Note();
        }
    }

    /// <summary>An independent copy that writes to other costs.</summary>
    public SwitchSearch Copy(CostDifferences ownCosts) => new(task, ownCosts, from, to, resolution)
    {
        answer = answer,
        low = low,
        high = high,
        highAnswer = highAnswer,
        switches = switches,
        IsDone = IsDone,
    };

    private void Note()
    {
        Matrix<double> payments = Mixtures.Of(from.Rule, to.Rule, (low + high) / 2).Payments;
        double[] expected = new double[task.BeliefCount];
        for (int belief = 0; belief < expected.Length; belief++)
        {
            expected[belief] = Mixtures.Expected(task.Beliefs.Row(belief), payments.Row(belief));
        }

        costs.Add(answer, highAnswer, expected, 2 * task.PaymentCap * (high - low));
        switches++;
        IsDone = highAnswer == to.Answer || switches == task.EffortCount;
        (answer, low, high, highAnswer) = (highAnswer, high, 1, to.Answer);
    }
}
