using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mechanisms.HouseRules;

/// <summary>A C# file: its path from the repository's root, its text and its syntax tree.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> tree =
        new(() => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot());

    public string Path { get; } = path;

    public string Text { get; } = text;

    public CompilationUnitSyntax Tree => tree.Value;

    /// <summary>Number of lines that hold code: at least one token, so neither blank, nor docs, nor a comment alone.</summary>
    public static int CodeLines(SyntaxNode node)
    {
        HashSet<int> lines = [];
        foreach (SyntaxToken token in node.DescendantTokens().Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            FileLinePositionSpan span = token.SyntaxTree!.GetLineSpan(token.Span);
            lines.UnionWith(Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1));
        }

        return lines.Count;
    }

    /// <summary>One-based line of a node.</summary>
    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
