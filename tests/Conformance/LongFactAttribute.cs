using System.Runtime.CompilerServices;
using Xunit.v3;

namespace Mechanisms.Conformance;

/// <summary>A test of the Long tier: skipped by the plain test command, run with <c>--explicit on</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute, ITraitAttribute
{
    public LongFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Explicit = true;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Tier", "Long")];
}
