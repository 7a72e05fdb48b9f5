using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>An independent oracle: the program of hired agents with one row for every effort together with every map of reports, and no variables for best reports.</summary>
/// <remarks>What is forgiven is taken in proportion to the probability of being told; or, as a planted bug, whatever that probability is.</remarks>
internal sealed class MapProgram(HiringTask task, HiringEstimates estimates, bool isProportional)
{
    /// <summary>Solves; variables are μ(b) and then x, shape [agent, effort profile, report profile, state].</summary>
    public LinearProgramSolution Solve()
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int whole = builder.AddRow(1, 1);
        for (int efforts = 0; efforts < task.Efforts.Count; efforts++)
        {
            builder.SetCoefficient(whole, builder.AddVariable(0, 1, estimates.Gross(task, efforts) - Known(efforts)), 1);
        }

        for (int place = 0; place < task.AgentCount * task.Efforts.Count * task.OutcomeCount; place++)
        {
            int efforts = place / task.OutcomeCount % task.Efforts.Count;
            double paid = 1 - estimates.Shares[place / task.OutcomeCount / task.Efforts.Count][task.Efforts.Choice(efforts, place / task.OutcomeCount / task.Efforts.Count)];
            int payment = builder.AddVariable(0, double.PositiveInfinity, -paid * estimates.Weights[efforts][place % task.OutcomeCount]);
            int cap = builder.AddRow(double.NegativeInfinity, 0);
            builder.SetCoefficient(cap, payment, 1);
            builder.SetCoefficient(cap, efforts, -task.PaymentCap);
        }

        for (int agent = 0; agent < task.AgentCount; agent++)
        {
            AddAgent(builder, agent);
        }

        return LinearProgramMethods.Default.Solve(builder.Build());
    }

    private void AddAgent(LinearProgramBuilder builder, int agent)
    {
        (int own, int signals) = (task.Efforts.Counts[agent], task.Signals.Counts[agent]);
        for (int pair = 0; pair < own * own; pair++)
        {
            (int told, int made) = (pair / own, pair % own);
            AddAlike(builder, agent, told);
            for (int map = 0; map < (int)Math.Pow(signals, signals); map++)
            {
                int[] reports = [.. Enumerable.Range(0, signals).Select(signal => map / (int)Math.Pow(signals, signal) % signals)];

                // At the effort told single lies are rows, as in the program under test, whose margin for two lies is twice that for one.
                int lies = reports.Where((report, signal) => report != signal).Count();
                if (made != told || lies == 1)
                {
                    AddRow(builder, agent, (told, made), reports);
                }
            }
        }
    }

    private void AddAlike(LinearProgramBuilder builder, int agent, int told)
    {
        for (int place = 0; place < task.Efforts.Count * task.OutcomeCount; place++)
        {
            (int efforts, int reports, int state) = Parts(place);
            int signal = task.Signals.Choice(reports, agent);
            if (task.Efforts.Choice(efforts, agent) == told && task.Alike[agent][told][signal] != signal)
            {
                int row = builder.AddRow(0, 0);
                builder.SetCoefficient(row, Payment(agent, efforts, reports, state), 1);
                builder.SetCoefficient(row, Payment(agent, efforts, task.Signals.With(reports, agent, task.Alike[agent][told][signal]), state), -1);
            }
        }
    }

    private void AddRow(LinearProgramBuilder builder, int agent, (int Told, int Made) pair, int[] map)
    {
        int place = (pair.Told * task.Efforts.Counts[agent]) + pair.Made;
        double forgiven = estimates.Forgiven[agent][place];
        Dictionary<int, double> row = [];
        for (int efforts = 0; efforts < task.Efforts.Count; efforts++)
        {
            if (task.Efforts.Choice(efforts, agent) == pair.Told)
            {
                row[efforts] = (isProportional ? forgiven : 0) - estimates.Differences[agent][place];
                double[] played = estimates.Weights[task.Efforts.With(efforts, agent, pair.Made)];
                for (int outcome = 0; outcome < task.OutcomeCount; outcome++)
                {
                    (int signals, int state) = (outcome / task.StateCount, outcome % task.StateCount);
                    int reported = task.Signals.With(signals, agent, map[task.Signals.Choice(signals, agent)]);
                    Add(row, Payment(agent, efforts, signals, state), estimates.Weights[efforts][outcome]);
                    Add(row, Payment(agent, efforts, reported, state), -played[outcome]);
                }
            }
        }

        int index = builder.AddRow(isProportional ? 0 : -forgiven, double.PositiveInfinity);
        foreach ((int variable, double coefficient) in row)
        {
            builder.SetCoefficient(index, variable, coefficient);
        }
    }

    private double Known(int efforts)
    {
        double sum = 0;
        for (int agent = 0; agent < task.AgentCount; agent++)
        {
            int effort = task.Efforts.Choice(efforts, agent);
            sum += estimates.Shares[agent][effort] * estimates.KnownPayments[agent][effort];
        }

        return sum;
    }

    private (int Efforts, int Reports, int State) Parts(int place) =>
        (place / task.OutcomeCount, place % task.OutcomeCount / task.StateCount, place % task.StateCount);

    private int Payment(int agent, int efforts, int reports, int state) =>
        task.Efforts.Count + (((((agent * task.Efforts.Count) + efforts) * task.Signals.Count) + reports) * task.StateCount) + state;

    private static void Add(Dictionary<int, double> row, int variable, double amount) => row[variable] = row.GetValueOrDefault(variable) + amount;
}
