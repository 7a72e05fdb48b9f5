namespace Mechanisms.Claims;

/// <summary>Examines numbered cases on several threads, with a result that does not depend on their number.</summary>
internal sealed class CaseScan<TReport, TOutcome, TWitness>(
    Claim<TReport, TOutcome, TWitness> claim, CaseList<TReport, TOutcome> cases, WitnessChoice choice, IProgress<SearchProgress>? progress)
    where TWitness : Witness<TReport, TOutcome>
{
    private const int Block = 64;
    private readonly Lock gate = new();
    private long examined;
    private long foundAt;
    private TWitness? found;

    /// <summary>The first witness, or the largest and among equals the first; null when there is none.</summary>
    public TWitness? Run(ParallelOptions threads)
    {
        Parallel.For(0, (cases.Count + Block - 1) / Block, threads, (block, state) =>
        {
            // Break lets every block before the one that broke run; those behind it can no longer change the answer.
            if (!(state.LowestBreakIteration < block) && Examine(block, threads.CancellationToken) && choice == WitnessChoice.First)
            {
                state.Break();
            }
        });
        return found;
    }

    private bool Examine(long block, CancellationToken cancellation)
    {
        long end = Math.Min(cases.Count, (block + 1) * Block);
        bool any = false;
        for (long number = block * Block; number < end; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (cases[number] is { } situation && claim.Examine(situation) is { } witness)
            {
                any = true;
                Offer(witness, number);
                if (choice == WitnessChoice.First)
                {
                    break;
                }
            }
        }

        progress?.Report(new(Interlocked.Add(ref examined, end - (block * Block)), cases.Count));
        return any;
    }

    private void Offer(TWitness witness, long number)
    {
        lock (gate)
        {
            bool isEarlier = number < foundAt;
            bool isBetter = found is null
                || (choice == WitnessChoice.First ? isEarlier : witness.Size > found.Size || (witness.Size == found.Size && isEarlier));
            if (isBetter)
            {
                (found, foundAt) = (witness, number);
            }
        }
    }
}
