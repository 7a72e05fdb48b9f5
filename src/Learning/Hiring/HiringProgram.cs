using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Learning.Hiring;

/// <summary>The linear program of hired agents on estimates, incentives relaxed: μ(b) at b, then x = μ · payment of each agent, shape [effort profile, report profile, state].</summary>
/// <remarks>
/// maximize ∑ μ(b) (V̂(b) − ∑ over agents of β · known payment) − ∑ (1 − β) ŵ x  over  μ, x ≥ 0, ∑ μ = 1, x ≤ cap · μ, where truth and obedience hold up to k · μ_i(b_i) for an agent i that is told b_i, and β is the share of the known rule in what it
/// will be paid: the objective is what the mixture is worth, not what it is worth before it is mixed. The relaxation is in proportion to the probability of being told: one that is
/// constant allows anything of agents who are told an effort seldom. What an agent is paid when told an effort depends on the kind of its report, as the effort's signals tell them apart.
/// </remarks>
internal sealed class HiringProgram(HiringTask task, HiringEstimates estimates)
{
    /// <summary>The index of a payment's variable.</summary>
    public int Payment(int agent, int efforts, int reports, int state)
    {
        Sequence<int> alike = task.Alike[agent][task.Efforts.Choice(efforts, agent)];
        int kind = task.Signals.With(reports, agent, alike[task.Signals.Choice(reports, agent)]);
        return task.Efforts.Count + (((agent * task.Efforts.Count) + efforts) * task.OutcomeCount) + (kind * task.StateCount) + state;
    }

    /// <summary>Writes the program.</summary>
    public LinearProgram Write()
    {
        TruthfulProgram<double> program = new(ObjectiveSense.Maximize, ProgramNumbers.Doubles);
        program.Writer.AddVariables(task.Efforts.Count + (task.AgentCount * task.Efforts.Count * task.OutcomeCount));
        WriteObjective(program.Writer);
        program.Writer.BeginEqual(1);
        for (int efforts = 0; efforts < task.Efforts.Count; efforts++)
        {
            program.Writer.Put(efforts, 1);
        }

        for (int agent = 0; agent < task.AgentCount; agent++)
        {
            WriteIncentives(program, agent);
        }

        WriteCaps(program.Writer);
        return program.Writer.WriteOut();
    }

    private void WriteObjective(LinearProgramWriter<double> writer)
    {
        double[] costs = new double[writer.VariableCount];
        for (int place = 0; place < task.AgentCount * task.Efforts.Count * task.OutcomeCount; place++)
        {
            (int outcome, int efforts) = (place % task.OutcomeCount, place / task.OutcomeCount % task.Efforts.Count);
            int agent = place / task.OutcomeCount / task.Efforts.Count;
            costs[Payment(agent, efforts, outcome / task.StateCount, outcome % task.StateCount)] -= (1 - estimates.Shares[agent][task.Efforts.Choice(efforts, agent)]) * estimates.Weights[efforts][outcome];
        }

        for (int variable = 0; variable < costs.Length; variable++)
        {
            writer.SetCost(variable, variable < task.Efforts.Count ? estimates.Worth(task, variable) : costs[variable]);
        }
    }

    private void WriteIncentives(TruthfulProgram<double> program, int agent)
    {
        int efforts = task.Efforts.Counts[agent];
        for (int pair = 0; pair < efforts * efforts; pair++)
        {
            HiringPayoffs payoffs = new(task, this, estimates, agent, pair / efforts, pair % efforts);
            if (pair / efforts == pair % efforts)
            {
                program.AddTruthfulness(payoffs);
            }
            else
            {
                program.AddDeviation(payoffs, areNonnegative: true);
            }
        }
    }

    private void WriteCaps(LinearProgramWriter<double> writer)
    {
        for (int agent = 0; agent < task.AgentCount; agent++)
        {
            for (int place = 0; place < task.Efforts.Count * task.OutcomeCount; place++)
            {
                (int efforts, int outcome) = (place / task.OutcomeCount, place % task.OutcomeCount);
                int payment = Payment(agent, efforts, outcome / task.StateCount, outcome % task.StateCount);
                if (payment == task.Efforts.Count + (agent * task.Efforts.Count * task.OutcomeCount) + place)
                {
                    writer.BeginAtMost(0);
                    writer.Put(payment, 1);
                    writer.Put(efforts, -task.PaymentCap);
                }
            }
        }
    }
}
