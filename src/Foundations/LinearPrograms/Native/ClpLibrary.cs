using System.Reflection;
using System.Runtime.InteropServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Native;

/// <summary>Where the shared library of CLP was looked for, and whether it is there.</summary>
/// <remarks>The library stays loaded for the life of the process. Immutable, thread-safe.</remarks>
internal sealed record ClpLibrary
{
    /// <summary>The name that the imports ask for; the resolver answers with the library found.</summary>
    public const string ImportName = "Mechanisms.Clp";

    private const string ProbedFunction = "Clp_newModel";

    private const DllImportSearchPath Folders = DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories;

    private ClpLibrary(Sequence<string> names, nint handle)
    {
        Names = names;
        Handle = handle;
    }

    /// <summary>Gets the library of this machine, under the names that its systems give it.</summary>
    public static ClpLibrary Installed { get; } = Register(Find(UsualNames()));

    /// <summary>Gets the names and paths that were tried, in order.</summary>
    public Sequence<string> Names { get; }

    public bool IsFound => Handle != 0;

    private nint Handle { get; }

    /// <summary>Loads the first library that is there and has CLP's C interface.</summary>
    public static ClpLibrary Find(Sequence<string> names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(ClpLibrary).Assembly, Folders, out nint handle))
            {
                if (NativeLibrary.TryGetExport(handle, ProbedFunction, out _))
                {
                    return new(names, handle);
                }

                NativeLibrary.Free(handle);
            }
        }

        return new(names, 0);
    }

    /// <summary>Throws when the library is absent.</summary>
    /// <exception cref="DllNotFoundException">The library is absent; the message says what was tried and how to install it.</exception>
    public void Require()
    {
        if (!IsFound)
        {
            throw new DllNotFoundException(
                $"The method 'clp' needs the shared library of COIN-OR CLP; tried {string.Join(", ", Names)} and found none. {HowToInstall} "
                + "Or take another method: the managed ones need no library.");
        }
    }

    private static string HowToInstall =>
        OperatingSystem.IsWindows() ? "Download the CLP binaries of github.com/coin-or/Clp/releases and put the folder of libClp.dll or Clp.dll on PATH."
        : OperatingSystem.IsMacOS() ? "Install it with 'brew install coin-or-tools/coinor/clp' or 'conda install -c conda-forge coin-or-clp'."
        : "Install it with 'apt install coinor-libclp1' (Debian, Ubuntu), 'dnf install coin-or-Clp' (Fedora) or 'conda install -c conda-forge coin-or-clp'.";

    private static Sequence<string> UsualNames() =>
        OperatingSystem.IsWindows() ? ["libClp.dll", "Clp.dll", "libClp-1.dll"]
        : OperatingSystem.IsMacOS() ? ["libClp.1.dylib", "libClp.dylib", "/opt/homebrew/opt/clp/lib/libClp.dylib", "/usr/local/opt/clp/lib/libClp.dylib"]
        : ["libClp.so.1", "libClp.so"];

    private static ClpLibrary Register(ClpLibrary library)
    {
        NativeLibrary.SetDllImportResolver(
            typeof(ClpLibrary).Assembly, (string name, Assembly _, DllImportSearchPath? _) => name == ImportName ? library.Handle : 0);
        return library;
    }
}
