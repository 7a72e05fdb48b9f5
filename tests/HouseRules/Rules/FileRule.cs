using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mechanisms.HouseRules.Rules;

/// <summary>One public type per file, named after it; the folder is the namespace.</summary>
internal static class FileRule
{
    public static IEnumerable<string> Violations(SourceFile file)
    {
        MemberDeclarationSyntax[] types = [.. TopLevelTypes(file).Where(IsPublic)];
        string[] names = [.. types.Select(NameOf).Distinct(StringComparer.Ordinal)];
        string expected = Path.GetFileName(file.Path).Split('.')[0];
        if (names.Length > 1)
        {
            yield return $"{file.Path} holds {names.Length} public types ({string.Join(", ", names)}): one per file.";
        }

        if (names.Length == 1 && names[0] != expected)
        {
            yield return $"{file.Path} holds {names[0]}: name the file after it.";
        }

        foreach (BaseNamespaceDeclarationSyntax space in file.Tree.Members.OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (space is not FileScopedNamespaceDeclarationSyntax)
            {
                yield return $"{file.Path} must have a file-scoped namespace.";
            }

            if (space.Name.ToString() != NamespaceOf(file.Path))
            {
                yield return $"{file.Path} declares the namespace {space.Name}; its folder says {NamespaceOf(file.Path)}.";
            }
        }
    }

    private static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(SourceFile file) =>
        file.Tree.Members.Concat(file.Tree.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Members))
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string NameOf(MemberDeclarationSyntax type) =>
        type is BaseTypeDeclarationSyntax declaration ? declaration.Identifier.Text : ((DelegateDeclarationSyntax)type).Identifier.Text;

    private static string NamespaceOf(string path)
    {
        string[] parts = path.Split('/');
        string room = parts[1] == "Mechanisms" ? "Mechanisms" : "Mechanisms." + parts[1];
        return string.Join('.', [room, .. parts[2..^1]]);
    }
}
