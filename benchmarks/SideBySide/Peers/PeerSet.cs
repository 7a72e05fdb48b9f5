using System.Runtime.InteropServices;

namespace Mechanisms.SideBySide.Peers;

/// <summary>The peers of a run: those named by the user, CLP where it is installed, and the names of those that are absent.</summary>
internal sealed class PeerSet
{
    /// <summary>The names that the user may give.</summary>
    public const string Known = "clp, glpk, highs, highs-ipm (shared libraries), scipy (a Python with SciPy), numpy (a Python with NumPy), jax (a Python with JAX), quantecon (a Python with QuantEcon.py), glpsol, lrsnash and gambit-enummixed (programs)";

    private readonly List<IPeer> peers = [];
    private readonly List<string> absent = [];
    private readonly List<NashProgram> nashPrograms = [];

    /// <summary>Gets the solvers that are called in this process.</summary>
    public IReadOnlyList<IPeer> Peers => peers;

    /// <summary>Gets those whose models last between solves.</summary>
    public IEnumerable<IPeer> Lasting => peers.Where(peer => peer is not ScipyPeer);

    /// <summary>Gets the peers with their versions, for the report.</summary>
    public IEnumerable<string> Described =>
    [
        .. peers.Select(peer => $"{peer.Name} ({peer.Version})"),
        .. Jax is null ? Array.Empty<string>() : [$"jax ({Jax.Device})"],
        .. QuantEcon is null ? Array.Empty<string>() : [$"quantecon ({QuantEcon.Version})"],
        .. nashPrograms.Select(program => $"{program.Name} ({program.Version})"),
    ];

    /// <summary>Gets the names of the peers that were not found.</summary>
    public IReadOnlyList<string> Absent => absent;

    /// <summary>Gets the path of <c>glpsol</c>; null when it was not named.</summary>
    public string? Glpsol { get; private set; }

    /// <summary>Gets the NumPy that plays episodes; null when it was not named or is not there.</summary>
    public NumpyProcess? Numpy { get; private set; }

    /// <summary>Gets the JAX that plays episodes; null when it was not named or is not there.</summary>
    public JaxProcess? Jax { get; private set; }

    /// <summary>Gets the QuantEcon that finds equilibria; null when it was not named or is not there.</summary>
    public QuantEconProcess? QuantEcon { get; private set; }

    /// <summary>Gets the programs that list equilibria of games of two players; those that were named and are there.</summary>
    public IReadOnlyList<NashProgram> NashPrograms => nashPrograms;

    /// <summary>Opens the peers.</summary>
    /// <param name="named">Pairs NAME=PATH.</param>
    /// <exception cref="PeerException">A pair is malformed or a name is unknown.</exception>
    public static PeerSet Open(IEnumerable<string> named)
    {
        Dictionary<string, string> paths = new(StringComparer.Ordinal);
        foreach (string pair in named)
        {
            string[] parts = pair.Split('=', 2);
            if (parts.Length != 2 || parts[1].Length == 0)
            {
                throw new PeerException($"--peer takes NAME=PATH; got '{pair}'. Known names are {Known}.");
            }

            paths[parts[0]] = parts[1];
        }

        PeerSet set = new();
        set.AddClp(paths);
        set.AddIfNamed(paths, "glpk", library => [new GlpkPeer(library, isDual: false), new GlpkPeer(library, isDual: true)]);
        set.AddIfNamed(paths, "highs", library => [new HighsPeer(library, HighsMode.Simplex), new HighsPeer(library, HighsMode.SimplexWithoutPresolve)]);
        set.AddIfNamed(paths, "highs-ipm", library => [new HighsPeer(library, HighsMode.InteriorPoint)]);
        set.AddScipy(paths);
        set.AddNumpy(paths);
        set.AddJax(paths);
        set.AddQuantEcon(paths);
        set.Glpsol = set.ProgramNamed(paths, "glpsol");
        set.AddNash(paths, "lrsnash", path => [NashProgram.Lrs(path)]);
        set.AddNash(paths, "gambit-enummixed", path => [NashProgram.Gambit(path, isExact: true), NashProgram.Gambit(path, isExact: false)]);
        return paths.Count == 0 ? set : throw new PeerException($"unknown peer '{paths.First().Key}'. Known names are {Known}.");
    }

    private static bool TryLoadClp(out nint library) =>
        NativeLibrary.TryLoad("libClp.so.1", out library)
        || NativeLibrary.TryLoad("libClp.so", out library)
        || NativeLibrary.TryLoad("libClp.dylib", out library)
        || NativeLibrary.TryLoad("libClp.dll", out library);

    private void AddClp(Dictionary<string, string> paths)
    {
        if (paths.ContainsKey("clp"))
        {
            AddIfNamed(paths, "clp", OpenClp);
        }
        else if (TryLoadClp(out nint library))
        {
            peers.AddRange(OpenClp(library));
        }
        else
        {
            absent.Add("clp (no libClp was found)");
        }
    }

    private static IPeer[] OpenClp(nint library) =>
        [new ClpPeer(library, ClpMode.InitialSolve), new ClpPeer(library, ClpMode.Dual), new ClpPeer(library, ClpMode.Primal)];

    private void AddIfNamed(Dictionary<string, string> paths, string name, Func<nint, IPeer[]> open)
    {
        if (!paths.Remove(name, out string? path))
        {
            absent.Add($"{name} (not named by --peer)");
        }
        else if (NativeLibrary.TryLoad(path, out nint library))
        {
            peers.AddRange(open(library));
        }
        else
        {
            absent.Add($"{name} ({path} cannot be loaded)");
        }
    }

    private void AddScipy(Dictionary<string, string> paths)
    {
        if (!paths.Remove("scipy", out string? path))
        {
            absent.Add("scipy (not named by --peer)");
        }
        else if (ScipyProcess.TryStart(path) is { } process)
        {
            peers.Add(new ScipyPeer(process, "highs-ds"));
            peers.Add(new ScipyPeer(process, "highs-ipm"));
        }
        else
        {
            absent.Add($"scipy ({path} runs no Python with SciPy)");
        }
    }

    private void AddNumpy(Dictionary<string, string> paths)
    {
        if (!paths.Remove("numpy", out string? path))
        {
            absent.Add("numpy (not named by --peer)");
        }
        else if ((Numpy = NumpyProcess.TryStart(path)) is null)
        {
            absent.Add($"numpy ({path} runs no Python with NumPy)");
        }
    }

    private void AddJax(Dictionary<string, string> paths)
    {
        if (!paths.Remove("jax", out string? path))
        {
            absent.Add("jax (not named by --peer)");
        }
        else if ((Jax = JaxProcess.TryStart(path)) is null)
        {
            absent.Add($"jax ({path} runs no Python with JAX)");
        }
    }

    private void AddQuantEcon(Dictionary<string, string> paths)
    {
        if (!paths.Remove("quantecon", out string? path))
        {
            absent.Add("quantecon (not named by --peer)");
        }
        else if ((QuantEcon = QuantEconProcess.TryStart(path)) is null)
        {
            absent.Add($"quantecon ({path} runs no Python with QuantEcon)");
        }
    }

    private void AddNash(Dictionary<string, string> paths, string name, Func<string, NashProgram[]> open)
    {
        if (ProgramNamed(paths, name) is { } path)
        {
            nashPrograms.AddRange(open(path));
        }
    }

    private string? ProgramNamed(Dictionary<string, string> paths, string name)
    {
        bool isNamed = paths.Remove(name, out string? path);
        if (isNamed && File.Exists(path))
        {
            return path;
        }

        absent.Add(isNamed ? $"{name} (there is no {path})" : $"{name} (not named by --peer)");
        return null;
    }
}
