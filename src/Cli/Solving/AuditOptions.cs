using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Solving;

/// <summary>Settings of the audit that the command line asks for.</summary>
internal static class AuditOptions
{
    /// <summary>The settings, or null for no audit.</summary>
    internal static LinearProgramAuditOptions? Of(AuditChoice choice) => choice switch
    {
        AuditChoice.None => null,
        AuditChoice.Exact => new() { Mode = AuditMode.Exact },
        AuditChoice.Float => new() { Mode = AuditMode.Floating },
        _ => throw new UnreachableException(),
    };
}
