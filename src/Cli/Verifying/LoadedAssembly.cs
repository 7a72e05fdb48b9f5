using System.Reflection;
using System.Runtime.Loader;
using Mechanisms.Domains;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Verifying;

/// <summary>An assembly that the user built, loaded beside the tool; both share this library.</summary>
internal sealed class LoadedAssembly
{
    private readonly string path;
    private readonly Assembly assembly;

    private LoadedAssembly(string path, Assembly assembly)
    {
        this.path = path;
        this.assembly = assembly;
    }

    /// <summary>Loads an assembly.</summary>
    /// <exception cref="DataException">There is none, or it is none.</exception>
    internal static LoadedAssembly Open(string path)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new DataException(path, "A built assembly must exist; there is none. Build the project first, and name the .dll in its output folder.");
        }

        try
        {
            return new(path, new Context(full).LoadFromAssemblyPath(full));
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException)
        {
            throw new DataException(path, "A .NET assembly is required; this file is none that can be loaded. Name the .dll that dotnet build made.", error);
        }
    }

    /// <summary>Makes a mechanism of the assembly, with what its agents want.</summary>
    /// <param name="type">Full name of its type.</param>
    /// <param name="preferences">Full name of a type that says what agents want; null to look at the mechanism and at the usual ones.</param>
    /// <exception cref="DataException">There is no such type, or it cannot be used.</exception>
    internal LoadedMechanism Mechanism(string type, string? preferences)
    {
        object mechanism = Make(Find(type, "IMechanism<TReport, TOutcome>", "Derive it from DeterministicMechanism", candidate => PortOf(candidate, typeof(IMechanism<,>)) is not null));
        Type[] types = PortOf(mechanism.GetType(), typeof(IMechanism<,>))!.GetGenericArguments();
        Type wanted = typeof(IPreferences<,>).MakeGenericType(types);
        object? wants = preferences is not null
            ? Make(Find(preferences, TypeWords.Of(wanted), "Implement it", wanted.IsAssignableFrom))
            : wanted.IsInstanceOfType(mechanism) ? mechanism : UsualPreferences.For(types[0], types[1]);
        return new(type, mechanism, types[0], types[1], wants);
    }

    private static Type? PortOf(Type type, Type port) =>
        type.GetInterfaces().FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == port);

    private Type Find(string name, string port, string advice, Func<Type, bool> fits)
    {
        Type[] all = Types();
        string[] known = [.. all.Where(type => fits(type) && !type.IsAbstract && !type.ContainsGenericParameters).Select(type => type.FullName!).Order(StringComparer.Ordinal)];
        Type? found = all.FirstOrDefault(type => type.FullName == name);
        if (found is null)
        {
            string others = known.Length == 0 ? $"It has no {port}." : $"It has: {string.Join(", ", known)}.";
            throw new DataException(path, $"The type must be one of the assembly; there is no '{name}'{Spelling.Hint(name, all.Select(type => type.FullName!))} {others}");
        }

        return fits(found) ? found : throw new DataException(
            path, $"The type must implement {port}; {name} does not. {advice}, or name another type{(known.Length == 0 ? string.Empty : ": " + string.Join(", ", known))}.");
    }

    private Type[] Types()
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            throw new DataException(
                path, $"The assembly must be complete; {error.LoaderExceptions.FirstOrDefault()?.Message} Name the .dll in the output folder, with what it needs beside it.", error);
        }
    }

    private object Make(Type type)
    {
        if (type.IsAbstract || type.ContainsGenericParameters || (!type.IsValueType && type.GetConstructor(Type.EmptyTypes) is null))
        {
            throw new DataException(
                path, $"The type must have a public constructor without parameters; {type.FullName} has none. Add one, or derive a type that fixes the settings.");
        }

        try
        {
            return Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException error)
        {
            throw new DataException(path, $"The constructor of {type.FullName} must not fail; it threw {error.InnerException!.GetType().Name}: {error.InnerException.Message}", error);
        }
    }

    // What the assembly needs lies beside it; what the tool has already, this library first, is shared, or its types would not be the same.
    private sealed class Context(string file) : AssemblyLoadContext(nameof(LoadedAssembly))
    {
        private readonly AssemblyDependencyResolver resolver = new(file);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            bool isShared = assemblyName.Name is "Mechanisms" or "FsCheck" or "FSharp.Core"
                || assemblyName.Name!.StartsWith("Mechanisms.", StringComparison.Ordinal);
            return isShared && Default.Assemblies.Any(known => known.GetName().Name == assemblyName.Name) ? null
                : resolver.ResolveAssemblyToPath(assemblyName) is string found ? LoadFromAssemblyPath(found) : null;
        }
    }
}
