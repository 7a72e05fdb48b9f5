using System.Diagnostics;
using System.Globalization;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A Python process that plays UCB1 by NumPy, vectorized over episodes, and says how much processor time each call took.</summary>
/// <remarks>Written as a careful user would: arrays are made before the clock starts, indices are computed in place, and draws come 64 rounds at a time.</remarks>
internal sealed class NumpyProcess
{
    private const string Script = """
        import sys, time
        import numpy as np
        def play(cached, kind, episodes, rounds, seed):
            means = np.arange(0.05, 1.0, 0.1).astype(kind)
            arms, rows = len(means), np.arange(episodes)
            rng = np.random.Generator(np.random.SFC64(seed))
            shows, rewards = np.zeros((episodes, arms), kind), np.zeros((episodes, arms), kind)
            mean, slope, index = np.zeros_like(shows), np.zeros_like(shows), np.zeros_like(shows)
            begun = time.process_time()
            for t in range(1, rounds + 1):
                if t % 64 == 1: draws = rng.random((64, episodes), dtype=kind)
                if t <= arms:
                    arm = np.full(episodes, t - 1)
                elif cached:
                    np.multiply(slope, kind(np.sqrt(2 * np.log(t))), out=index); np.add(index, mean, out=index)
                    arm = index.argmax(axis=1)
                else:
                    np.divide(kind(2 * np.log(t)), shows, out=index); np.sqrt(index, out=index)
                    np.add(index, mean, out=index)
                    arm = index.argmax(axis=1)
                count = shows[rows, arm] + 1; shows[rows, arm] = count
                reward = rewards[rows, arm] + (draws[(t - 1) % 64] < means[arm]); rewards[rows, arm] = reward
                mean[rows, arm] = reward / count
                if cached: slope[rows, arm] = 1 / np.sqrt(count)
            seconds = time.process_time() - begun
            return float((shows * (means.max() - means)).sum(axis=1).mean()), seconds
        print(np.__version__, flush=True)
        for line in sys.stdin:
            cached, kind, episodes, rounds, seed = line.split()
            print("%r %r" % play(cached == "cached", np.float32 if kind == "single" else np.float64, int(episodes), int(rounds), int(seed)), flush=True)
        """;

    private readonly Process process;

    private NumpyProcess(Process process, string version) => (this.process, Version) = (process, version);

    /// <summary>Gets the version of NumPy.</summary>
    public string Version { get; }

    /// <summary>Gets the processor time of all episodes so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>Starts a process; null when the program is no Python with NumPy.</summary>
    public static NumpyProcess? TryStart(string python)
    {
        ProcessStartInfo start = new(python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        return File.Exists(python) && Process.Start(start) is { } process && process.StandardOutput.ReadLine() is { } version
            ? new(process, version)
            : null;
    }

    /// <summary>Plays UCB1 on ten arms of means 0.05 to 0.95.</summary>
    /// <returns>Mean pseudo-regret.</returns>
    public double Play(bool isCached, bool isSingle, int episodes, int rounds)
    {
        process.StandardInput.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(isCached ? "cached" : "textbook")} {(isSingle ? "single" : "double")} {episodes} {rounds} 7"));
        process.StandardInput.Flush();
        string[] answer = (process.StandardOutput.ReadLine() ?? throw new PeerException("NumPy's process has ended.")).Split(' ');
        Seconds += double.Parse(answer[1], CultureInfo.InvariantCulture);
        return double.Parse(answer[0], CultureInfo.InvariantCulture);
    }
}
