using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ILGPU;

namespace Mechanisms.Gpu.Playing;

/// <summary>The driver's library, found under the name that drivers install it by.</summary>
/// <remarks>
/// ILGPU asks for <c>cuda</c>, which Linux looks for as <c>libcuda.so</c>: a link that comes with the developers' files alone. A driver by itself has <c>libcuda.so.1</c>.
/// That is tried only where the usual search has failed.
/// </remarks>
internal static class CudaLibrary
{
    /// <summary>The name that ILGPU asks for.</summary>
    public const string Asked = "cuda";

    private static readonly Lazy<bool> IsFoundByDriverName = new(Register);

    /// <summary>Gets the names of the driver's library on this system, the first that loads is taken.</summary>
    public static IReadOnlyList<string> DriverNames { get; } = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1", "libcuda.so"];

    /// <summary>Lets ILGPU find the driver, from now on, by the names of drivers too.</summary>
    public static void FindByDriverName() => _ = IsFoundByDriverName.Value;

    /// <summary>Loads the driver's library; loading it twice is loading it once.</summary>
    /// <param name="library">Its handle; 0 where there is none.</param>
    /// <returns>Whether there is a driver.</returns>
    public static bool TryLoad(out nint library) => TryLoad(DriverNames, out library);

    /// <summary>Loads the first of some libraries that there is.</summary>
    public static bool TryLoad(IEnumerable<string> names, out nint library)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out library))
            {
                return true;
            }
        }

        library = 0;
        return false;
    }

    /// <summary>What a search that has failed is answered: the driver for ILGPU's name of it, nothing for others.</summary>
    public static nint Answer(string asked) => asked == Asked && TryLoad(out nint library) ? library : 0;

    private static bool Register()
    {
        Assembly asking = typeof(Context).Assembly;
        AssemblyLoadContext loader = AssemblyLoadContext.GetLoadContext(asking) ?? AssemblyLoadContext.Default;
        loader.ResolvingUnmanagedDll += (assembly, name) => assembly == asking ? Answer(name) : 0;
        return true;
    }
}
