using Mechanisms.Games.Deviations;

namespace Mechanisms.Learning.Hiring;

/// <summary>What an agent told one effort earns, on estimates, when it makes another: cells are its signals, answers its reports.</summary>
/// <remarks>Weights are those of the profile that is played, payments those of the profile that was recommended. What is forgiven is taken from what the deviation earns.</remarks>
internal readonly struct HiringPayoffs(HiringTask task, HiringProgram program, HiringEstimates estimates, int agent, int told, int made) : IDeviationPayoffs<double>
{
    public int Cells => task.Signals.Counts[agent];

    public int Answers => Cells;

    public double Margin => 0;

    private double Forgiven => estimates.Forgiven[agent][(told * task.Efforts.Counts[agent]) + made];

    public void WriteAnswer(int cell, int answer, PayoffTerms<double> payoff)
    {
        foreach (int others in task.Efforts.OfOthers(agent))
        {
            int recommended = task.Efforts.With(others, agent, told);
            double[] weights = estimates.Weights[task.Efforts.With(others, agent, made)];
            foreach (int signals in task.Signals.OfOthers(agent))
            {
                int seen = task.Signals.With(signals, agent, cell) * task.StateCount;
                int reported = task.Signals.With(signals, agent, answer);
                for (int state = 0; state < task.StateCount; state++)
                {
                    payoff.Add(program.Payment(agent, recommended, reported, state), weights[seen + state]);
                }
            }

            // A lie at the effort itself is a row of its own.
            if (made == told && answer != cell)
            {
                payoff.Add(recommended, -Forgiven);
            }
        }
    }

    public void WriteTruth(PayoffTerms<double> payoff)
    {
        double saved = estimates.Differences[agent][(told * task.Efforts.Counts[agent]) + made] - Forgiven;
        foreach (int others in task.Efforts.OfOthers(agent))
        {
            int recommended = task.Efforts.With(others, agent, told);
            double[] weights = estimates.Weights[recommended];
            for (int outcome = 0; outcome < weights.Length; outcome++)
            {
                payoff.Add(program.Payment(agent, recommended, outcome / task.StateCount, outcome % task.StateCount), weights[outcome]);
            }

            payoff.Add(recommended, -saved);
        }
    }
}
