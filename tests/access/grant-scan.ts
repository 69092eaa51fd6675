/**
 * Who can make a grant and who asks for one, read from the sources. Types hold this already; the scan holds that nobody
 * loosens the types.
 */
import { type Node, parse, readImports, type SourceFile } from "#tests/architecture/source.ts";

const minters = ["lib/access/authorize.ts", "lib/access/system.ts"];

/** Files that name the minting function and may not. */
export function findMinters(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => path !== "lib/access/grant.ts" && text.includes("unsafeMintGrant"))
    .map(({ path }) => path)
    .filter((path) => !minters.includes(path));
}

/** Files outside access control that read the facts it rests on. */
export function findFactReaders(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => readImports(file).some(({ specifier }) => specifier.endsWith("/access-facts.ts")))
    .map(({ path }) => path)
    .filter((path) => path !== "lib/access/authorize.ts");
}

/** Exported functions of one module, with their parameters. */
function exportedFunctions(tree: Node): { name: string; params: Node[] }[] {
  return (tree.body as Node[]).flatMap((node) => {
    if (node.type === "ExportDefaultDeclaration")
      return [{ name: "default", params: node.declaration?.params ?? [] }];
    if (node.type !== "ExportNamedDeclaration") return [];
    const declaration = node.declaration as Node | null;
    if (declaration?.type === "FunctionDeclaration")
      return [{ name: declaration.id.name, params: declaration.params }];
    if (declaration?.type !== "VariableDeclaration") return [];
    return (declaration.declarations as Node[]).flatMap(({ id, init }) =>
      init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression"
        ? [{ name: id.name as string, params: init.params as Node[] }]
        : [],
    );
  });
}

/** The type of a parameter, with a default value or without. */
const typeOf = (parameter: Node): Node | undefined =>
  (parameter.typeAnnotation ?? parameter.left?.typeAnnotation)?.typeAnnotation;

const ownGrants = ["Grant", "PatientGrant", "MemberGrant", "SystemGrant", "RulesGrant", "EpisodeGrant"];

/** Names of types that are grants: those of lib/access, and those that these files make of them. */
function grantTypes(files: readonly SourceFile[]): Set<string> {
  const names = new Set(ownGrants);
  let known = 0;
  // A name can be made of one that was made of another.
  while (known < names.size) {
    known = names.size;
    for (const file of files) {
      for (const node of (parse(file).body as Node[]).map((one) => one.declaration ?? one)) {
        if (node.type !== "TSTypeAliasDeclaration") continue;
        if (isGrantType(node.typeAnnotation, names)) names.add(node.id.name);
      }
    }
  }
  return names;
}

/** Whether every alternative of the type is a grant, whatever else is asked of it. */
function isGrantType(type: Node | undefined, names: ReadonlySet<string>): boolean {
  switch (type?.type) {
    case "TSTypeReference":
      return type.typeName.type === "Identifier" && names.has(type.typeName.name);
    case "TSUnionType":
      return (type.types as Node[]).every((one) => isGrantType(one, names));
    case "TSIntersectionType":
      return (type.types as Node[]).some((one) => isGrantType(one, names));
    case "TSParenthesizedType":
      return isGrantType(type.typeAnnotation, names);
    default:
      return false;
  }
}

const isDatabase = (type: Node | undefined) =>
  type?.type === "TSTypeReference" && ["Db", "Store"].includes(type.typeName.name);

/** Exported functions of db/queries that touch a database without being given a grant. */
export function findUngranted(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  const names = grantTypes(files.filter(({ path }) => path.startsWith("db/queries/")));
  for (const file of files) {
    if (!file.path.startsWith("db/queries/") || file.path === "db/queries/access-facts.ts") continue;
    for (const { name, params } of exportedFunctions(parse(file))) {
      const types = params.map(typeOf);
      if (types.some(isDatabase) && !types.some((type) => isGrantType(type, names)))
        problems.push(`${file.path} ${name}`);
    }
  }
  return problems;
}
