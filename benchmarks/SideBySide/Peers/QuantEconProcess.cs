using System.Diagnostics;
using System.Globalization;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.SideBySide.Peers;

/// <summary>A Python process that finds equilibria by QuantEcon.py, and says how much processor time each call took.</summary>
/// <remarks>
/// A game becomes QuantEcon's own object before the clock starts, and every method has been compiled by a call before. What an equilibrium is worth is
/// computed behind the clock.
/// </remarks>
internal sealed class QuantEconProcess
{
    private const string Script = """
        import sys, time, warnings
        warnings.filterwarnings("ignore")
        import numpy as np, quantecon
        import quantecon.game_theory as theory
        try:
            from importlib.metadata import version
            name = version("quantecon")
        except Exception:
            name = getattr(quantecon, "__version__", "of a source tree")
        def gain(game, profile):
            a, b = game.players[0].payoff_array, game.players[1].payoff_array
            x, y = profile
            return max((a @ y).max() - x @ a @ y, (b @ x).max() - y @ b @ x)
        print(name, flush=True)
        for line in sys.stdin:
            words = line.split()
            if words[0] == "load":
                rows, columns = int(words[1]), int(words[2])
                numbers = np.array([float(word) for word in words[3:]])
                a, b = numbers[:rows * columns].reshape(rows, columns), numbers[rows * columns:].reshape(rows, columns)
                game = theory.NormalFormGame((theory.Player(a), theory.Player(np.ascontiguousarray(b.T))))
                theory.lemke_howson(game)
                print("loaded", flush=True)
                continue
            begun = time.process_time()
            try:
                answer = theory.vertex_enumeration(game) if words[0] == "all" else theory.lemke_howson(game)
                seconds = time.process_time() - begun
                value = len(answer) if words[0] == "all" else gain(game, answer)
            except Exception:
                value, seconds = float("nan"), time.process_time() - begun
            print("%r %r" % (float(value), seconds), flush=True)
        """;

    private readonly Process process;
    private NormalFormGame? loaded;

    private QuantEconProcess(Process process, string version) => (this.process, Version) = (process, version);

    /// <summary>Gets the version of QuantEcon.</summary>
    public string Version { get; }

    /// <summary>Gets the processor time of all calls so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>Starts a process; null when the program is no Python with QuantEcon.</summary>
    public static QuantEconProcess? TryStart(string python)
    {
        ProcessStartInfo start = new(python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        return File.Exists(python) && Process.Start(start) is { } process && process.StandardOutput.ReadLine() is { } version
            ? new(process, version)
            : null;
    }

    /// <summary>Counts the equilibria that vertex enumeration finds.</summary>
    public double CountAll(NormalFormGame game) => Ask("all", game);

    /// <summary>The most that a player gains by leaving the equilibrium that Lemke-Howson finds from the first label.</summary>
    public double GainOfOne(NormalFormGame game) => Ask("one", game);

    private double Ask(string what, NormalFormGame game)
    {
        if (!ReferenceEquals(loaded, game))
        {
            string payoffs = string.Join(' ', game.RoundedPayoffs.Entries.ToArray().Select(payoff => payoff.ToString("R", CultureInfo.InvariantCulture)));
            Send(string.Create(CultureInfo.InvariantCulture, $"load {game.Profiles.Counts[0]} {game.Profiles.Counts[1]} {payoffs}"));
            loaded = game;
        }

        string[] answer = Send(what).Split(' ');
        Seconds += double.Parse(answer[1], CultureInfo.InvariantCulture);
        return answer[0] == "nan" ? double.NaN : double.Parse(answer[0], CultureInfo.InvariantCulture);
    }

    private string Send(string words)
    {
        process.StandardInput.WriteLine(words);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new PeerException("QuantEcon's process has ended.");
    }
}
