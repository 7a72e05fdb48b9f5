using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Learning.Senders;

/// <summary>The places of the matrix of <see cref="PromiseProgram"/>, by compressed columns, and which utility stands at each. Immutable.</summary>
/// <remarks>Row s holds a 1 for every action; the rows of lies follow, sender by sender, and in each pair by pair s_i ≠ r_i.</remarks>
internal sealed class IncentiveEntries
{
    private readonly int[] starts;
    private readonly int[] rows;

    // Where a place's utility stands, [sender, profile, action]; -1 for a 1.
    private readonly int[] sources;
    private readonly double[] signs;

    public IncentiveEntries(SendersTask task)
    {
        List<(int Row, int Source, double Sign)> entries = [];
        starts = new int[task.Entries + 1];
        for (int entry = 0; entry < task.Entries; entry++)
        {
            entries.Add((entry / task.Actions, -1, 1));
            AddLies(entries, task, entry);
            starts[entry + 1] = entries.Count;
        }

        rows = [.. entries.Select(entry => entry.Row)];
        sources = [.. entries.Select(entry => entry.Source)];
        signs = [.. entries.Select(entry => entry.Sign)];
    }

    /// <summary>Gets the number of places.</summary>
    public int Count => rows.Length;

    /// <summary>Replaces the matrix of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="utilities">The senders' utilities, shape [sender, profile, action].</param>
    /// <param name="coefficients">Memory, shape [place].</param>
    public void Write(RevisedSimplexRun run, ReadOnlySpan<double> utilities, Span<double> coefficients)
    {
        for (int place = 0; place < sources.Length; place++)
        {
            int source = sources[place];
            coefficients[place] = source < 0 ? 1 : signs[place] * utilities[source];
        }

        run.ChangeCoefficients(starts, rows, coefficients);
    }

    /// <summary>Puts a 1 at every place: a run begun so has room for any utilities.</summary>
    public void Reserve(LinearProgramBuilder builder)
    {
        for (int variable = 0; variable + 1 < starts.Length; variable++)
        {
            for (int place = starts[variable]; place < starts[variable + 1]; place++)
            {
                builder.SetCoefficient(rows[place], variable, 1);
            }
        }
    }

    // The truth earns what it is worth; what a report earns is valued by the signal that it hides.
    private static void AddLies(List<(int Row, int Source, double Sign)> entries, SendersTask task, int entry)
    {
        (int profile, int action) = (entry / task.Actions, entry % task.Actions);
        int row = task.Signals.Count;
        for (int sender = 0; sender < task.Senders; sender++)
        {
            int signals = task.Signals.Counts[sender];
            int own = task.Signals.Choice(profile, sender);
            for (int pair = 0; pair < signals * signals; pair++)
            {
                (int signal, int report) = (pair / signals, pair % signals);
                if (signal == report)
                {
                    continue;
                }

                if (signal == own || report == own)
                {
                    int valued = signal == own ? profile : task.Signals.With(profile, sender, signal);
                    entries.Add((row, (((sender * task.Signals.Count) + valued) * task.Actions) + action, signal == own ? 1 : -1));
                }

                row++;
            }
        }
    }
}
