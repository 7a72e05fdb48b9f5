using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Functions of at most 60 lines of code; files above 400 say why.</summary>
internal static class LengthRule
{
    private const int LongestFunction = 60;
    private const int LongestFile = 400;
    private const string Reason = "// Long because ";

    public static IEnumerable<string> Violations(SourceFile file)
    {
        int lines = SourceFile.CodeLines(file.Tree);
        if (lines > LongestFile && !file.Text.Contains(Reason, StringComparison.Ordinal))
        {
            yield return $"{file.Path} has {lines} lines of code: split it by idea, or say why in a comment '{Reason}…'.";
        }

        foreach (SyntaxNode function in file.Tree.DescendantNodes().Where(IsFunction))
        {
            int length = SourceFile.CodeLines(function);
            if (length > LongestFunction)
            {
                yield return $"{file.Path}:{SourceFile.LineOf(function)}: a function of {length} lines; {LongestFunction} is the limit.";
            }
        }
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax;
}
