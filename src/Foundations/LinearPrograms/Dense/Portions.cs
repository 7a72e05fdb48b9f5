using System.Runtime.ExceptionServices;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Hands out many programs to threads.</summary>
internal static class Portions
{
    // Programs that a thread takes at once: enough to make handing them out cheap, few enough to balance threads.
    private const int Portion = 64;

    /// <summary>Works on all programs; every program's place in the answers is its own, so threads never meet.</summary>
    /// <typeparam name="TWorker">What a thread works with.</typeparam>
    /// <param name="programs">Number of programs.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="begin">Makes a thread's worker.</param>
    /// <param name="work">Works on a range of programs, from the first index to before the second.</param>
    public static void Run<TWorker>(int programs, int threads, Func<TWorker> begin, Action<TWorker, int, int> work)
    {
        if (programs == 0)
        {
            return;
        }

        if (threads == 1)
        {
            work(begin(), 0, programs);
            return;
        }

        try
        {
            Parallel.For(
                0,
                (programs + Portion - 1) / Portion,
                new() { MaxDegreeOfParallelism = threads },
                begin,
                (portion, _, worker) =>
                {
                    work(worker, portion * Portion, Math.Min(programs, (portion + 1) * Portion));
                    return worker;
                },
                static _ => { });
        }
        catch (AggregateException several)
        {
            // Callers see one exception as from one thread, of whichever portion failed first.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
